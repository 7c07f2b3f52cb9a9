import { cookies } from "next/headers";
import { buttonClass } from "#components/ui/button-class.ts";
import { ThemeToggle } from "#components/ui/theme-toggle.tsx";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { parseTheme, themeCookie } from "#lib/theme/preference.ts";
import { Wordmark } from "./wordmark.tsx";

/** Top of Punctual's own pages. `actions` is off where the page itself is about signing in or up. */
export async function SiteHeader({ actions = true }: { actions?: boolean }) {
  const [language, jar] = await Promise.all([requestLanguage(), cookies()]);
  const t = getTranslator(language.locale, "site");
  const names = { system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") };
  return (
    <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-4 px-5 py-4 sm:px-8 sm:py-6">
      <Wordmark name={t("name")} />
      <nav className="flex min-w-0 flex-wrap items-center justify-end gap-1 sm:gap-2">
        <ThemeToggle
          initial={parseTheme(jar.get(themeCookie)?.value)}
          label={t("theme.label")}
          names={names}
        />
        {actions && (
          <>
            <a href={paths.signIn()} className={buttonClass("quiet", "touch", "max-sm:px-3")}>
              {t("signIn")}
            </a>
            <a href={paths.signUp()} className={buttonClass("secondary", "touch", "max-sm:hidden")}>
              {t("signUpShort")}
            </a>
          </>
        )}
      </nav>
    </header>
  );
}
