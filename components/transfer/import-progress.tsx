"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { undoImportAction } from "#lib/transfer/actions.ts";
import type { Kind } from "#lib/transfer/fields.ts";
import type { ImportState } from "#lib/transfer/loaders.ts";

interface Props {
  tenant: string;
  id: string;
  kind: Kind;
  state: ImportState;
  done: number;
  total: number;
  undoable: number;
}

const everyMs = 1_500;

/** How far the worker is; once it is done, the way back. */
export function ImportProgress({ tenant, id, kind, state, done, total, undoable }: Props) {
  const t = useTranslator("transfer");
  const ui = useTranslator("ui");
  const router = useRouter();
  const { run, pending, words } = useAction();
  const [asking, setAsking] = useState(false);
  const underWay = state === "queued" || state === "undoing";
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [underWay, router]);
  const undo = () =>
    run(
      () => undoImportAction(tenant, { import: id }),
      () => {
        notify({ title: t("undo.begun") });
        setAsking(false);
        router.refresh();
      },
    );
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-hairline bg-surface px-4 py-3">
      <p role="status" className="font-medium">
        {t(`recent.${state}`)}
      </p>
      {total > 0 && (
        <>
          <progress
            className="h-2 min-w-32 flex-1 appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
            value={done}
            max={total}
            aria-label={t(`recent.${state}`)}
          />
          <p className="text-muted text-sm tabular-nums">{t("progress", { done, total })}</p>
        </>
      )}
      {state === "done" && kind === "bookings" && undoable > 0 && (
        <Button size="compact" onClick={() => setAsking(true)}>
          {t("undo")}
        </Button>
      )}
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        role="alertdialog"
        title={t("undo.title")}
        closeLabel={ui("close")}
        actions={
          <>
            <Button size="compact" onClick={() => setAsking(false)}>
              {t("undo.keep")}
            </Button>
            <Button variant="danger" size="compact" pending={pending} onClick={undo}>
              {t("undo")}
            </Button>
          </>
        }
      >
        <p>{t("undo.text", { count: undoable })}</p>
        <ProblemNote words={words} />
      </Dialog>
    </div>
  );
}
