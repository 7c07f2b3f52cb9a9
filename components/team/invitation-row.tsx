"use client";

import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { repeatInvitationAction, revokeInvitationAction } from "#lib/team/actions.ts";

interface Props {
  tenant: string;
  invitationId: string;
  email: string;
  /** Role, when it ends, what became of its mail. */
  detail: string;
}

/** An invitation that nobody has accepted yet. */
export function InvitationRow({ tenant, invitationId, email, detail }: Props) {
  const t = useTranslator("team");
  const { run, pending, words } = useAction();
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-48 grow">
        <p className="break-all font-medium">{email}</p>
        <p className="text-muted text-xs">{detail}</p>
      </div>
      <Button
        size="compact"
        pending={pending}
        onClick={() =>
          run(
            () => repeatInvitationAction(tenant, { invitationId }),
            () => notify({ title: t("invite.sent", { email }) }),
          )
        }
      >
        {t("invite.again")}
      </Button>
      <Button
        variant="quiet"
        size="compact"
        pending={pending}
        onClick={() =>
          run(
            () => revokeInvitationAction(tenant, { invitationId }),
            () => notify({ title: t("invite.revoked", { email }) }),
          )
        }
      >
        {t("invite.revoke")}
      </Button>
      {words !== null && (
        <div className="basis-full">
          <ProblemNote words={words} />
        </div>
      )}
    </li>
  );
}
