"use client";

import { useTranslator } from "#components/ui/messages.tsx";
import { signOutEverywherePost, signOutPost } from "#lib/auth/actions.ts";
import { ActionButton } from "./action-button.tsx";

export function SignOutButton() {
  const t = useTranslator("auth");
  return (
    <ActionButton post={signOutPost} variant="secondary" pendingLabel={t("account.signOut")}>
      {t("account.signOut")}
    </ActionButton>
  );
}

export function SignOutEverywhereButton() {
  const t = useTranslator("auth");
  return (
    <ActionButton
      post={signOutEverywherePost}
      variant="danger"
      pendingLabel={t("account.signOutEverywhere")}
      className="self-start"
    >
      {t("account.signOutEverywhere")}
    </ActionButton>
  );
}
