"use client";

import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { replayDeliveryAction } from "#lib/webhooks/actions.ts";

interface Props {
  tenant: string;
  endpoint: string;
  id: string;
  /** Says which, for those who only hear it. */
  label: string;
}

/** Sends one delivery again. */
export function ReplayButton({ tenant, endpoint, id, label }: Props) {
  const t = useTranslator("webhooks");
  const { run, pending, words } = useAction();
  return (
    <div className="flex flex-col items-start gap-2">
      <Button
        size="compact"
        pending={pending}
        aria-label={label}
        onClick={() =>
          run(
            () => replayDeliveryAction(tenant, { endpoint, id }),
            () => notify({ title: t("replayed") }),
          )
        }
      >
        {t("replay")}
      </Button>
      <ProblemNote words={words} />
    </div>
  );
}
