"use client";

import { useTranslator } from "#components/ui/messages.tsx";
import { signOutAction, signOutEverywhereAction } from "#lib/auth/actions.ts";
import { ActionButton } from "./action-button.tsx";

export function SignOutButton() {
  const t = useTranslator("auth");
  return (
    <ActionButton action={signOutAction} input={{}} variant="secondary" pendingLabel={t("account.signOut")}>
      {t("account.signOut")}
    </ActionButton>
  );
}

export function SignOutEverywhereButton() {
  const t = useTranslator("auth");
  return (
    <ActionButton
      action={signOutEverywhereAction}
      input={{}}
      variant="danger"
      pendingLabel={t("account.signOutEverywhere")}
      className="self-start"
    >
      {t("account.signOutEverywhere")}
    </ActionButton>
  );
}
