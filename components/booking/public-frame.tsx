import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AccentStyle } from "#components/ui/accent-style.tsx";
import { BackMark } from "#components/ui/marks.tsx";
import { ThemeToggle } from "#components/ui/theme-toggle.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { parseTheme, themeCookie } from "#lib/theme/preference.ts";

interface Props {
  business: { slug: string; name: string; accent: string };
  t: Translator<"booking">;
  /** A way back to the business's own page. */
  back?: boolean;
  /** Off where the page itself begins with the name. */
  brand?: boolean;
  children: ReactNode;
}

/** Top and bottom of a business's pages, in its colour. Links are plain: see AccentStyle. */
export async function PublicFrame({ business, t, back = false, brand = true, children }: Props) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-5xl flex-col sm:px-6">
      <AccentStyle colour={business.accent} />
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:start-4 focus:top-3 focus:z-10 focus:rounded-md focus:bg-surface focus:px-4 focus:py-2.5"
      >
        {t("skip")}
      </a>
      <header className="flex items-center justify-between gap-4 px-4 py-2 sm:px-0 sm:py-5">
        {brand ? (
          <a
            href={paths.tenant(business.slug)}
            className="inline-flex min-h-11 min-w-0 items-center gap-2.5 rounded-md font-semibold text-lg"
          >
            {back ? (
              <BackMark className="size-5 shrink-0 text-muted" />
            ) : (
              <span className="size-3 shrink-0 rounded-full bg-accent" />
            )}
            <span className="truncate">{business.name}</span>
          </a>
        ) : (
          <span />
        )}
        <ThemeToggle
          initial={theme}
          label={t("theme.label")}
          names={{ system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") }}
        />
      </header>
      <main id="main" tabIndex={-1} className="grow outline-none">
        {children}
      </main>
      <footer className="px-4 py-8 text-center text-muted text-sm">
        <a
          href={paths.home()}
          className="inline-flex min-h-11 items-center rounded-md px-2 underline-offset-4 hover:underline"
        >
          {t("poweredBy")}
        </a>
      </footer>
    </div>
  );
}
