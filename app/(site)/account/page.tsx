import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AuthPage } from "#components/auth/auth-page.tsx";
import { NameForm } from "#components/auth/name-form.tsx";
import { SessionList } from "#components/auth/session-list.tsx";
import { SignOutButton, SignOutEverywhereButton } from "#components/auth/sign-out-buttons.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { userPage } from "#lib/auth/gate.ts";
import { listMemberships } from "#lib/auth/membership.ts";
import { currentSessionToken } from "#lib/auth/session.ts";
import { listSessions } from "#lib/auth/sessions.ts";
import { chooseZone, zoneCookie } from "#lib/booking/zone-choice.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "auth")("account.title") };
}

/** A person's own page: name, businesses, sessions. */
export default async function AccountPage() {
  const [{ locale, region }, user, jar, token] = await Promise.all([
    requestLanguage(),
    userPage(paths.account()),
    cookies(),
    currentSessionToken(),
  ]);
  const [memberships, sessions] = await Promise.all([listMemberships(user.id), listSessions(user.id, token)]);
  const fallback = memberships[0]?.timezone ?? "UTC";
  const { zone } = chooseZone({ cookie: jar.get(zoneCookie)?.value, fallback });
  const t = getTranslator(locale, "auth");
  return (
    <AuthPage wide>
      <MessagesProvider {...clientMessages(locale, ["auth"])}>
        <div className="flex flex-wrap items-start justify-between gap-4">
          <div>
            <h1 className="text-2xl">{t("account.title")}</h1>
            <p className="mt-2 wrap-anywhere text-muted">
              {t("account.signedInAs", { address: user.email })}
            </p>
          </div>
          <SignOutButton />
        </div>
        <Part title={t("account.businesses")}>
          {memberships.length === 0 && <p className="text-muted">{t("account.noBusinesses")}</p>}
          <ul className="divide-y divide-hairline rounded-md border border-hairline bg-surface empty:hidden">
            {memberships.map(({ slug, name, role }) => (
              <li key={slug} className="flex min-h-12 items-center justify-between gap-4 px-4 py-2">
                <a
                  href={paths.dashboard.today(slug)}
                  className="min-w-0 wrap-anywhere font-medium underline-offset-2 hover:underline"
                >
                  {name}
                </a>
                <span className="text-muted text-sm">{t(`account.role.${role}`)}</span>
              </li>
            ))}
          </ul>
          <a href={paths.signUpBusiness()} className={buttonClass("secondary", "touch", "self-start")}>
            {t("account.open")}
          </a>
        </Part>
        <Part title={t("account.you")}>
          <NameForm name={user.name ?? ""} />
        </Part>
        <Part title={t("account.sessions")}>
          <SessionList sessions={sessions} region={region} zone={zone} t={t} />
          <SignOutEverywhereButton />
          <p className="text-muted text-sm">{t("account.signOutEverywhereHint")}</p>
        </Part>
      </MessagesProvider>
    </AuthPage>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-10 flex flex-col gap-4 border-hairline border-t pt-8">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}
