import Link from "next/link";
import type { ReactNode } from "react";
import { ThemeToggle } from "#components/ui/theme-toggle.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import type { ThemePreference } from "#lib/theme/preference.ts";
import { BottomNav, type NavItem, SideNav } from "./nav.tsx";
import { ShareLink } from "./share-link.tsx";
import type { ShortcutPlaces } from "./shortcut.ts";
import { Shortcuts } from "./shortcuts.tsx";
import { UserMenu } from "./user-menu.tsx";

interface Props {
  t: Translator<"dashboard">;
  business: string;
  home: string;
  pageUrl: string;
  userName: string;
  theme: ThemePreference;
  items: NavItem[];
  closeLabel: string;
  /** Where keys lead from anywhere. */
  places: ShortcutPlaces;
  children: ReactNode;
}

/** What stands around every dashboard page: at the side of a wide one, above and below on a phone. */
export function Shell({
  t,
  business,
  home,
  pageUrl,
  userName,
  theme,
  items,
  closeLabel,
  places,
  children,
}: Props) {
  const toggle = (
    <ThemeToggle
      initial={theme}
      label={t("theme.label")}
      names={{ system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") }}
    />
  );
  return (
    <div className="flex min-h-dvh text-sm max-md:flex-col md:h-dvh print:block print:h-auto">
      <a href="#page" className="sr-only focus:not-sr-only focus:fixed focus:z-50 focus:bg-surface focus:p-3">
        {t("skip")}
      </a>
      <aside className="flex w-56 shrink-0 flex-col border-hairline border-e px-3 py-4 max-md:hidden print:hidden">
        <Link href={home} className="mb-4 line-clamp-2 break-words px-2.5 font-semibold text-base">
          {business}
        </Link>
        <SideNav items={items} label={t("nav.label")} />
        <div className="mt-auto flex flex-col gap-1 pt-6">
          <Shortcuts closeLabel={closeLabel} places={places} />
          <ShareLink url={pageUrl} />
          <div className="flex items-center justify-between border-hairline border-t pt-2">
            <UserMenu name={userName} />
            {toggle}
          </div>
        </div>
      </aside>
      <header className="flex items-center justify-between gap-2 border-hairline border-b bg-surface px-4 py-1 md:hidden print:hidden">
        <Link href={home} className="min-w-0 truncate font-semibold">
          {business}
        </Link>
        <div className="flex items-center">
          <UserMenu name={userName} pageUrl={pageUrl} />
          {toggle}
        </div>
      </header>
      <main
        id="page"
        className="min-w-0 grow max-md:pb-20 md:overflow-auto print:overflow-visible print:pb-0"
      >
        {children}
      </main>
      <BottomNav items={items} label={t("nav.label")} />
    </div>
  );
}
