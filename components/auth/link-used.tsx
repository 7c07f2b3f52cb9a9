import { buttonClass } from "#components/ui/button-class.ts";
import type { CurrentUser } from "#lib/auth/session.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { AuthPage } from "./auth-page.tsx";

interface Props {
  t: Translator<"auth">;
  /** Whoever is signed in all the same: most used links were used a moment ago, by a double press. */
  user: CurrentUser | null;
  next: string | undefined;
  minutes: number;
}

/** Used, expired, replaced or mistyped: one page for all, with a way on. */
export function LinkUsed({ t, user, next, minutes }: Props) {
  return (
    <AuthPage>
      <h1 className="text-2xl">{t("used.title")}</h1>
      <p className="mt-3 text-muted">{t("used.text", { minutes })}</p>
      {user && <p className="mt-3">{t("used.signedIn", { address: user.email })}</p>}
      <div className="mt-8 flex flex-wrap gap-3">
        {user ? (
          <a href={next ?? paths.signIn()} className={buttonClass("primary")}>
            {t("used.continue")}
          </a>
        ) : (
          <a href={paths.signIn(next)} className={buttonClass("primary")}>
            {t("used.again")}
          </a>
        )}
      </div>
    </AuthPage>
  );
}
