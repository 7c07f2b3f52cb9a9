"use client";

import { useTranslator } from "#components/ui/messages.tsx";
import { acceptInvitationPost } from "#lib/team/actions.ts";
import { ActionButton } from "./action-button.tsx";

/** The button behind an invitation (A17). */
export function AcceptButton({ token, business }: { token: string; business: string }) {
  const t = useTranslator("auth");
  return (
    <ActionButton
      post={acceptInvitationPost}
      fields={{ token }}
      pendingLabel={t("invitation.pending")}
      className="w-full"
    >
      {t("invitation.accept", { business })}
    </ActionButton>
  );
}
