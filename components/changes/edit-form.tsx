"use client";

import { useState } from "react";
import type { PanelFacts } from "#components/dashboard/panel-facts.ts";
import { SlotPicker } from "#components/dashboard/slot-picker.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { formatDateTime } from "#lib/time/format.ts";
import { ChangeRefusal } from "./change-refusal.tsx";
import { draftOf, wishOf } from "./edit-draft.ts";
import { EditFields } from "./edit-fields.tsx";
import { useStaffChange } from "./use-staff-change.ts";

/** Everything about a booking that staff may make different, where its details were. What was typed stays whatever happens. */
export function EditForm({ facts, onClose }: { facts: PanelFacts; onClose: () => void }) {
  const t = useTranslator("changes");
  const all = useTranslator("dashboard");
  const { send, pending, problem, words, errorOf } = useStaffChange(facts, onClose);
  const [draft, setDraft] = useState(() => draftOf(facts));
  const [picking, setPicking] = useState(false);
  const [squeeze, setSqueeze] = useState(false);
  const { tenant, booking, zone, region } = facts;
  const when = (minute: number) => formatDateTime(minute, region, zone, "short");
  const wish = wishOf(facts, draft);
  const start = draft.start ?? facts.from;
  const save = (squeezed = squeeze, version?: number) =>
    wish && send({ ...wish, squeeze: squeezed }, version);
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div>
        <h3 className="text-base [overflow-wrap:anywhere]">{t("edit.title", { name: facts.name })}</h3>
        <p className="mt-1 text-muted [overflow-wrap:anywhere]">
          {t(facts.mailed ? "edit.text" : "edit.textNoMail", { name: facts.name })}
        </p>
      </div>
      <ChangeRefusal
        {...{ problem, words, zone, region }}
        onPick={(next) => setDraft({ ...draft, start: next })}
        onSqueeze={() => save(true)}
        onAnyway={(version) => save(squeeze, version)}
        onShow={onClose}
      />
      <EditFields facts={facts} draft={draft} onDraft={setDraft} errorOf={errorOf} />
      <fieldset className="min-w-0">
        <legend className="mb-1.5 font-medium text-sm">{t("edit.time")}</legend>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="tabular-nums">
            {start === facts.from ? t("edit.timeStays", { when: when(start) }) : when(start)}
          </p>
          <Button
            size="compact"
            aria-expanded={picking}
            onClick={() => {
              if (picking) setDraft({ ...draft, start: null });
              setPicking(!picking);
            }}
          >
            {t(picking ? "edit.keepTime" : "edit.pickTime")}
          </Button>
        </div>
        {picking && (
          <div className="mt-3">
            <SlotPicker
              key={`${draft.service}.${draft.staff}.${draft.length}.${draft.party}`}
              tenant={tenant}
              service={draft.service}
              staff={draft.staff || undefined}
              booking={booking}
              duration={draft.length ?? undefined}
              party={draft.party}
              zone={zone}
              region={region}
              today={facts.today}
              date={facts.date}
              value={draft.start}
              squeeze={squeeze}
              onSqueeze={setSqueeze}
              onPick={(slot) => setDraft({ ...draft, start: slot.from })}
            />
          </div>
        )}
      </fieldset>
      <div className="sticky bottom-0 flex gap-2 bg-surface py-3">
        <Button size="compact" onClick={onClose}>
          {all("back")}
        </Button>
        <Button
          type="submit"
          variant="primary"
          size="compact"
          className="grow"
          pending={pending}
          disabled={wish === null}
        >
          {wish === null
            ? t("edit.nothing")
            : start === facts.from
              ? t("edit.save")
              : t("edit.saveAt", { when: when(start) })}
        </Button>
      </div>
    </form>
  );
}
