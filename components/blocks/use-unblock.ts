"use client";

import { useRouter } from "next/navigation";
import { problemWords, useAction } from "#components/dashboard/use-action.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { reblockTimeAction, unblockTimeAction } from "#lib/blocks/actions.ts";

/** Takes a block away at once, and back with one press: nothing is asked beforehand. */
export function useUnblock(tenant: string) {
  const t = useTranslator("blocks");
  const all = useTranslator("dashboard");
  const router = useRouter();
  const { run, pending } = useAction();
  const restore = async (block: string, told: string[], time: string) => {
    const answer = await reblockTimeAction(tenant, { block, told });
    if (!answer.ok) notify({ tone: "bad", title: problemWords(all, answer.error) });
    else if ("overlapping" in answer.value) notify({ tone: "bad", title: t("notRestored") });
    else notify({ title: t("restored", { time }) });
    router.refresh();
    return answer;
  };
  const unblock = (block: string, time: string) =>
    run(
      async () => {
        const answer = await unblockTimeAction(tenant, { block });
        if (!answer.ok) notify({ tone: "bad", title: problemWords(all, answer.error) });
        return answer;
      },
      ({ told }) => {
        notify({
          title: t("removed", { time }),
          action: { label: all("undo"), onAction: () => void restore(block, told, time) },
        });
        router.refresh();
      },
    );
  const reblock = (block: string, time: string) => run(() => restore(block, [], time));
  return { unblock, reblock, pending };
}
