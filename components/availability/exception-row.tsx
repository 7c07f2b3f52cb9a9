"use client";

import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { CrossMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { WallSpan } from "#lib/availability/rules.ts";
import { SpanFields } from "./span-fields.tsx";
import { nextSpan } from "./wall-clock.ts";

export interface ExceptionDraft {
  key: string;
  date: string;
  spans: WallSpan[];
  reason: string;
}

interface Props {
  value: ExceptionDraft;
  today: string;
  error: string | undefined;
  onChange: (value: ExceptionDraft) => void;
  onRemove: () => void;
}

/** One dated day that replaces the weekly hours. */
export function ExceptionRow({ value, today, error, onChange, onRemove }: Props) {
  const t = useTranslator("hours");
  // The position is the only identity that an opening has while it is being changed.
  const spans = Object.entries(value.spans);
  const closed = value.spans.length === 0;
  return (
    <div className="flex flex-wrap items-end gap-3 py-3">
      <TextField
        size="compact"
        type="date"
        label={t("date")}
        min={today}
        required
        value={value.date}
        error={error}
        onChange={(event) => onChange({ ...value, date: event.target.value })}
      />
      <Select
        size="compact"
        label={t("title")}
        value={closed ? "closed" : "open"}
        options={[
          { value: "closed", label: t("exceptionClosed") },
          { value: "open", label: t("exceptionOpen") },
        ]}
        onChange={(event) =>
          onChange({ ...value, spans: event.target.value === "closed" ? [] : [nextSpan([])] })
        }
      />
      <TextField
        className="min-w-36 grow"
        size="compact"
        label={t("reason")}
        maxLength={200}
        value={value.reason}
        onChange={(event) => onChange({ ...value, reason: event.target.value })}
      />
      <button
        type="button"
        aria-label={t("removeException")}
        onClick={onRemove}
        className="grid size-9 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
      >
        <CrossMark />
      </button>
      {!closed && (
        <div className="flex basis-full flex-col gap-2">
          {spans.map(([place, span]) => (
            <SpanFields
              key={place}
              day={value.date}
              span={span}
              onChange={(changed) =>
                onChange({
                  ...value,
                  spans: value.spans.map((old, at) => (String(at) === place ? changed : old)),
                })
              }
              onRemove={() =>
                onChange({ ...value, spans: value.spans.filter((_, at) => String(at) !== place) })
              }
            />
          ))}
          <button
            type="button"
            className="self-start text-accent-text underline underline-offset-2"
            onClick={() => onChange({ ...value, spans: [...value.spans, nextSpan(value.spans)] })}
          >
            {t("add")}
          </button>
        </div>
      )}
    </div>
  );
}
