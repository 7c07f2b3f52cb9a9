"use client";

import { useTranslator } from "#components/ui/messages.tsx";
import { confirmSignInPost } from "#lib/auth/actions.ts";
import { ActionButton } from "./action-button.tsx";

/** The button behind a mailed link. Without it a mail scanner that follows links would use the link up (A17). */
export function ConfirmButton({ token, next }: { token: string; next?: string | undefined }) {
  const t = useTranslator("auth");
  return (
    <ActionButton
      post={confirmSignInPost}
      fields={{ token, next }}
      variant="primary"
      pendingLabel={t("confirm.pending")}
      className="w-full"
    >
      {t("confirm.submit")}
    </ActionButton>
  );
}
