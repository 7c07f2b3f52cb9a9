"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { EditForm } from "#components/changes/edit-form.tsx";
import { SeriesCancel } from "#components/series/series-cancel.tsx";
import { SeriesMove } from "#components/series/series-move.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { staffMarkAction } from "#lib/booking/staff-actions.ts";
import { AnswerRequest } from "./answer-request.tsx";
import { CancelDialog } from "./cancel-dialog.tsx";
import { MoveForm } from "./move-form.tsx";
import type { PanelFacts } from "./panel-facts.ts";
import { ProblemNote } from "./problem-note.tsx";
import { shortcut } from "./shortcut.ts";
import { useAction } from "./use-action.ts";

/** What can be done to the booking now, above its details; moving and changing take their place. */
export function PanelActions({ facts, children }: { facts: PanelFacts; children: ReactNode }) {
  const t = useTranslator("bookings");
  const changes = useTranslator("changes");
  const router = useRouter();
  const { run, pending, words } = useAction();
  const [open, setOpen] = useState<"move" | "edit" | "cancel" | null>(null);
  const { tenant, booking, version, name } = facts;
  const mark = (outcome: "completed" | "no_show", at = version) =>
    run(
      () => staffMarkAction(tenant, { booking, version: at, outcome }),
      (view) => {
        const other = outcome === "completed" ? "no_show" : "completed";
        notify({
          title: t(`marked.${outcome}`, { name }),
          action: {
            label: t(other === "completed" ? "action.arrived" : "action.noShow"),
            onAction: () => mark(other, view.version),
          },
        });
        router.refresh();
      },
    );
  const close = () => setOpen(null);
  const { series } = facts;
  if (open === "move")
    return series ? (
      <SeriesMove facts={facts} series={series} onClose={close} />
    ) : (
      <MoveForm facts={facts} onClose={close} />
    );
  if (open === "edit") return <EditForm facts={facts} onClose={close} />;
  const { answer: _, ...others } = facts.can;
  const some = Object.values(others).some(Boolean);
  return (
    <>
      {facts.can.answer && facts.waitsUntil !== null && (
        <AnswerRequest facts={facts} waitsUntil={facts.waitsUntil} />
      )}
      {some && (
        <div className="flex flex-wrap gap-2">
          {facts.can.arrived && (
            <Button
              variant="primary"
              size="compact"
              pending={pending}
              onClick={() => mark("completed")}
              {...shortcut("a")}
            >
              {t("action.arrived")}
            </Button>
          )}
          {facts.can.noShow && (
            <Button size="compact" pending={pending} onClick={() => mark("no_show")}>
              {t("action.noShow")}
            </Button>
          )}
          {facts.can.move && (
            <Button
              variant={facts.can.arrived || facts.can.answer ? "secondary" : "primary"}
              size="compact"
              onClick={() => setOpen("move")}
              {...shortcut("m")}
            >
              {t("action.move")}
            </Button>
          )}
          {facts.can.move && (
            <Button size="compact" onClick={() => setOpen("edit")} {...shortcut("e")}>
              {changes("edit.open")}
            </Button>
          )}
          {facts.can.cancel && (
            <Button variant="danger" size="compact" onClick={() => setOpen("cancel")}>
              {t("action.cancel")}
            </Button>
          )}
        </div>
      )}
      <ProblemNote words={words} />
      {children}
      {series ? (
        <SeriesCancel facts={facts} series={series} isOpen={open === "cancel"} onClose={close} />
      ) : (
        <CancelDialog facts={facts} isOpen={open === "cancel"} onClose={close} />
      )}
    </>
  );
}
