"use client";

import { useState } from "react";
import type { PanelFacts } from "#components/dashboard/panel-facts.ts";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { lengthStep } from "#lib/services/durations.ts";
import { formatDuration } from "#lib/time/format.ts";
import { type EditDraft, withService } from "./edit-draft.ts";

interface Props {
  facts: PanelFacts;
  draft: EditDraft;
  onDraft: (draft: EditDraft) => void;
  errorOf: (path: string) => string | undefined;
}

const own = "own";
const number = (text: string): number | null => (/^\d{1,4}$/.test(text) ? Number(text) : null);

/** Service, person, length and people of a booking; what there is no choice about is not asked. */
export function EditFields({ facts, draft, onDraft, errorOf }: Props) {
  const t = useTranslator("changes");
  const [free, setFree] = useState(false);
  const service = facts.choices.find((choice) => choice.slug === draft.service);
  const people = service?.staff ?? [];
  const unknown = draft.service === facts.service && draft.staff === (facts.staff ?? "");
  const lengths = [...new Set([...(service?.lengths ?? []), draft.length ?? lengthStep])].sort(
    (a, b) => a - b,
  );
  const change = (part: Partial<EditDraft>) => onDraft({ ...draft, ...part });
  return (
    <div className="grid grid-cols-1 gap-4">
      {facts.choices.length > 0 && (
        <Select
          label={t("edit.service")}
          size="compact"
          value={draft.service}
          options={[
            ...(service ? [] : [{ value: draft.service, label: facts.serviceName }]),
            ...facts.choices.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
          onChange={(event) => onDraft(withService(facts, draft, event.target.value))}
          error={errorOf("service")}
        />
      )}
      {people.length > 0 && (
        <Select
          label={t("edit.staff")}
          size="compact"
          value={draft.staff}
          options={[
            ...(draft.staff === "" || !people.some(({ slug }) => slug === draft.staff)
              ? [
                  {
                    value: draft.staff,
                    label: unknown && facts.staffName ? facts.staffName : t("edit.anyone"),
                  },
                ]
              : []),
            ...people.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
          onChange={(event) => change({ staff: event.target.value })}
          error={errorOf("staff")}
        />
      )}
      {(service?.capacity ?? 1) === 1 && (
        <div className="flex items-start gap-3">
          <Select
            label={t("edit.length")}
            size="compact"
            className="min-w-0 grow"
            value={free ? own : String(draft.length)}
            options={[
              ...lengths.map((minutes) => ({
                value: String(minutes),
                label: formatDuration(minutes, facts.region),
              })),
              { value: own, label: t("edit.otherLength") },
            ]}
            onChange={({ target }) => {
              setFree(target.value === own);
              if (target.value !== own) change({ length: Number(target.value) });
            }}
            error={free ? undefined : errorOf("durationMinutes")}
          />
          {free && (
            <TextField
              label={t("edit.minutes")}
              hint={t("edit.minutesHint")}
              size="compact"
              type="number"
              className="w-28 shrink-0"
              min={lengthStep}
              max={1440}
              step={lengthStep}
              defaultValue={draft.length ?? ""}
              onChange={({ target }) => change({ length: number(target.value) })}
              error={errorOf("durationMinutes")}
            />
          )}
        </div>
      )}
      {(service?.capacity ?? facts.party) > 1 && (
        <TextField
          label={t("edit.party")}
          size="compact"
          type="number"
          min={1}
          max={service?.capacity}
          value={draft.party}
          onChange={({ target }) => change({ party: Math.max(1, number(target.value) ?? 1) })}
          error={errorOf("party")}
        />
      )}
    </div>
  );
}
