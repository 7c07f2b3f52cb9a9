"use client";

import { useRouter } from "next/navigation";
import { useAction } from "#components/dashboard/use-action.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { blockCustomerAction } from "#lib/customers/actions.ts";

/** Blocking and letting again, each undone by the other with one press. */
export function useBlock(tenant: string, { id, name }: { id: string; name: string }) {
  const t = useTranslator("customers");
  const all = useTranslator("dashboard");
  const router = useRouter();
  const action = useAction();
  const set = (blocked: boolean, reason: string, done?: () => void): void =>
    action.run(
      () => blockCustomerAction(tenant, { customer: id, blocked, reason }),
      ({ before }) => {
        notify({
          title: t(blocked ? "block.done" : "block.lifted", { name }),
          action: { label: all("undo"), onAction: () => set(!blocked, blocked ? "" : before) },
        });
        done?.();
        router.refresh();
      },
    );
  return { ...action, set };
}
