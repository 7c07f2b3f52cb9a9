"use client";

import { useTransition } from "react";
import { ChevronMark } from "#components/ui/marks.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { signOutAction, signOutEverywhereAction } from "#lib/auth/actions.ts";
import { paths } from "#lib/paths.ts";

/** Who is signed in, and the ways out; on a phone also the way to the public page. */
export function UserMenu({ name, pageUrl }: { name: string; pageUrl?: string }) {
  const t = useTranslator("dashboard");
  const [, start] = useTransition();
  const end = (action: typeof signOutAction) => () =>
    start(async () => {
      await action({});
    });
  return (
    <Menu
      label={t("user.menu", { name })}
      trigger={
        <span className="flex min-w-0 items-center gap-2 font-normal">
          <span className="max-w-[32vw] truncate md:max-w-30">{name}</span>
          <ChevronMark className="size-4 shrink-0 text-muted" />
        </span>
      }
      actions={[
        ...(pageUrl === undefined ? [] : [{ id: "page", label: t("page.view"), href: pageUrl }]),
        { id: "account", label: t("user.account"), href: paths.account() },
        { id: "switch", label: t("user.switch"), href: paths.dashboards() },
        { id: "out", label: t("user.signOut"), onAction: end(signOutAction) },
        { id: "everywhere", label: t("user.signOutEverywhere"), onAction: end(signOutEverywhereAction) },
      ]}
    />
  );
}
