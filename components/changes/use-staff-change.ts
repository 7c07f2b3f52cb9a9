"use client";

import { useRouter } from "next/navigation";
import type { PanelFacts } from "#components/dashboard/panel-facts.ts";
import { useAction } from "#components/dashboard/use-action.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { staffMoveAction } from "#lib/booking/staff-actions.ts";
import { formatDateTime } from "#lib/time/format.ts";
import type { StaffWish } from "./as-it-was.ts";
import { useChanged } from "./use-changed.ts";

/** Sends a change from the panel, says that it is done with "Undo" beside it, and keeps what was refused. */
export function useStaffChange(facts: PanelFacts, onDone: () => void) {
  const t = useTranslator("changes");
  const router = useRouter();
  const changed = useChanged(facts.tenant);
  const action = useAction();
  const { booking, name, zone, region } = facts;
  const send = (wish: StaffWish, version = facts.version) =>
    action.run(
      () => staffMoveAction(facts.tenant, { booking, version, ...wish }),
      (view) => {
        const start = wish.start === undefined ? null : Math.floor(Date.parse(wish.start) / 60_000);
        const title =
          start === null
            ? t("done.changed", { name })
            : t("done.moved", { when: formatDateTime(start, region, zone, "short") });
        changed({ booking, was: facts, wish, version: view.version, title });
        router.refresh();
        onDone();
      },
    );
  return { ...action, send };
}
