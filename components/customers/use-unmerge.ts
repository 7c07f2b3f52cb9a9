"use client";

import { useRouter } from "next/navigation";
import { useAction } from "#components/dashboard/use-action.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { undoMergeAction } from "#lib/customers/actions.ts";

/** Takes a merge back, from its notice or from the list of merged records. */
export function useUnmerge(tenant: string) {
  const t = useTranslator("customers");
  const router = useRouter();
  const action = useAction();
  const unmerge = (merge: string, other: string) =>
    action.run(
      () => undoMergeAction(tenant, { merge }),
      () => {
        notify({ title: t("merge.undone", { other }) });
        router.refresh();
      },
    );
  return { ...action, unmerge };
}
