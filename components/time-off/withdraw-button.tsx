"use client";

import { useRouter } from "next/navigation";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { problemWords, useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { enterTimeOffAction, withdrawTimeOffAction } from "#lib/time-off/actions.ts";

interface Props {
  tenant: string;
  id: string;
  name: string;
  begun: boolean;
  requested: boolean;
  /** What "Undo" enters again. */
  again: { staff: string; from: string; to: string; reason: string; told: string[] };
}

/** Takes a request back, or ends what was approved; one press has it back. */
export function WithdrawButton({ tenant, id, name, begun, requested, again }: Props) {
  const t = useTranslator("time-off");
  const all = useTranslator("dashboard");
  const router = useRouter();
  const { run, pending, words } = useAction();
  const undo = async () => {
    const answer = await enterTimeOffAction(tenant, again);
    if (!answer.ok) notify({ tone: "bad", title: problemWords(all, answer.error) });
    else if ("overlapping" in answer.value) notify({ tone: "bad", title: t("newBookings") });
    router.refresh();
  };
  const withdraw = () =>
    run(
      () => withdrawTimeOffAction(tenant, { timeOff: id }),
      () => {
        notify({
          title: requested ? t("takenBack") : t("withdrawn", { name }),
          action: { label: all("undo"), onAction: () => void undo() },
        });
        router.refresh();
      },
    );
  return (
    <div className="flex flex-col items-start gap-2 sm:items-end">
      <Button size="compact" pending={pending} onClick={withdraw}>
        {t(requested ? "takeBack" : begun ? "end" : "remove")}
      </Button>
      <ProblemNote words={words} />
    </div>
  );
}
