"use client";

import { useState } from "react";
import { ChangeRefusal } from "#components/changes/change-refusal.tsx";
import { useStaffChange } from "#components/changes/use-staff-change.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { startText } from "#lib/booking/start-text.ts";
import { formatDateTime } from "#lib/time/format.ts";
import type { PanelFacts } from "./panel-facts.ts";
import { SlotPicker } from "./slot-picker.tsx";

/** Another time for a booking, picked where its details were. Moving back is one press afterwards. */
export function MoveForm({ facts, onClose }: { facts: PanelFacts; onClose: () => void }) {
  const t = useTranslator("bookings");
  const all = useTranslator("dashboard");
  const { send, pending, problem, words } = useStaffChange(facts, onClose);
  const [start, setStart] = useState<number | null>(null);
  const [squeeze, setSqueeze] = useState(false);
  const { tenant, booking, zone, region } = facts;
  const when = (minute: number) => formatDateTime(minute, region, zone, "short");
  const move = (squeezed = squeeze, version?: number) =>
    start !== null && send({ start: startText(start), squeeze: squeezed }, version);
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3 className="text-base">{t("move.title", { name: facts.name })}</h3>
        <p className="mt-1 text-muted">
          {t(facts.mailed ? "move.text" : "move.textNoMail", { name: facts.name, when: when(facts.from) })}
        </p>
      </div>
      <ChangeRefusal
        {...{ problem, words, zone, region }}
        onPick={setStart}
        onSqueeze={() => move(true)}
        onAnyway={(version) => move(squeeze, version)}
        onShow={onClose}
      />
      <SlotPicker
        tenant={tenant}
        service={facts.service}
        staff={facts.staff}
        booking={booking}
        zone={zone}
        region={region}
        today={facts.today}
        date={facts.date}
        value={start}
        squeeze={squeeze}
        onSqueeze={setSqueeze}
        onPick={(slot) => setStart(slot.from)}
      />
      <div className="sticky bottom-0 flex gap-2 bg-surface py-3">
        <Button size="compact" onClick={onClose}>
          {all("back")}
        </Button>
        <Button
          variant="primary"
          size="compact"
          className="grow"
          pending={pending}
          disabled={start === null}
          onClick={() => move()}
        >
          {start === null ? t("move.pick") : t("move.confirm", { time: when(start) })}
        </Button>
      </div>
    </div>
  );
}
