"use client";

import { useAction } from "#components/dashboard/use-action.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { changeDaysAction } from "#lib/availability/actions.ts";
import type { DaysInput } from "#lib/availability/hours-schema.ts";

/** Changes dated days, says so, and takes it back on one press. */
export function useDays(tenant: string) {
  const t = useTranslator("hours");
  const all = useTranslator("dashboard");
  const action = useAction();
  const { run } = action;
  const change = (changes: DaysInput["changes"], title: string, done?: () => void) =>
    run(
      () => changeDaysAction(tenant, { changes }),
      ({ undo, kept }) => {
        notify({
          title,
          ...(kept > 0 && { text: t("days.kept", { count: kept }) }),
          ...(undo.length > 0 && {
            action: {
              label: all("undo"),
              onAction: () => run(() => changeDaysAction(tenant, { changes: undo })),
            },
          }),
        });
        done?.();
      },
    );
  return { ...action, change };
}
