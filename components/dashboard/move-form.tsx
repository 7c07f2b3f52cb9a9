"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { staffMoveAction } from "#lib/booking/staff-actions.ts";
import { startText } from "#lib/booking/start-text.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { Alternatives } from "./alternatives.tsx";
import type { PanelFacts } from "./panel-facts.ts";
import { ProblemNote } from "./problem-note.tsx";
import { SlotPicker } from "./slot-picker.tsx";
import { useAction } from "./use-action.ts";

/** Another time for a booking, picked where its details were. Moving back is one press afterwards. */
export function MoveForm({ facts, onClose }: { facts: PanelFacts; onClose: () => void }) {
  const t = useTranslator("bookings");
  const all = useTranslator("dashboard");
  const router = useRouter();
  const { run, pending, problem, words } = useAction();
  const [start, setStart] = useState<number | null>(null);
  const [squeeze, setSqueeze] = useState(false);
  const { tenant, booking, zone, region } = facts;
  const when = (minute: number) => formatDateTime(minute, region, zone, "short");

  const back = (version: number) =>
    staffMoveAction(tenant, { booking, version, start: startText(facts.from), squeeze: true }).then(
      (answer) => {
        if (answer.ok) notify({ title: t("move.undone", { when: when(facts.from) }) });
        else notify({ title: all("problem.other"), tone: "bad" });
        router.refresh();
      },
    );
  const move = () => {
    if (start === null) return;
    run(
      () => staffMoveAction(tenant, { booking, version: facts.version, start: startText(start), squeeze }),
      ({ version }) => {
        notify({
          title: t("move.done", { when: when(start) }),
          action: { label: all("undo"), onAction: () => back(version) },
        });
        router.refresh();
        onClose();
      },
    );
  };
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3 className="text-base">{t("move.title", { name: facts.name })}</h3>
        <p className="mt-1 text-muted">{t("move.text", { name: facts.name, when: when(facts.from) })}</p>
      </div>
      <ProblemNote words={words} />
      <Alternatives problem={problem} zone={zone} region={region} onPick={setStart} />
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
          onClick={move}
        >
          {start === null ? t("move.pick") : t("move.confirm", { time: when(start) })}
        </Button>
      </div>
    </div>
  );
}
