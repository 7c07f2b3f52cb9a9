import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPage } from "#components/auth/auth-page.tsx";
import { EmailLink } from "#components/auth/email-link.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { landingFor } from "#lib/auth/landing.ts";
import { safeNext } from "#lib/auth/next-path.ts";
import { one, type SearchParams } from "#lib/auth/search.ts";
import { currentUser } from "#lib/auth/session.ts";
import { linkMinutes } from "#lib/auth/sign-in-link.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";
import { formReferrer } from "#lib/security/form-referrer.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = getTranslator((await requestLanguage()).locale, "auth");
  return { title: t("signIn.title"), referrer: formReferrer };
}

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ locale }, user, query] = await Promise.all([requestLanguage(), currentUser(), searchParams]);
  const next = safeNext(one(query.next), "") || undefined;
  if (user) redirect(next ?? (await landingFor(user.id)));
  const t = getTranslator(locale, "auth");
  return (
    <AuthPage>
      <h1 className="text-2xl">{t("signIn.title")}</h1>
      <p className="mt-3 text-muted">{t("signIn.text")}</p>
      <MessagesProvider {...clientMessages(locale, ["auth"])}>
        <EmailLink
          here={paths.signIn(next)}
          next={next}
          submitLabel={t("signIn.submit")}
          minutes={linkMinutes}
        />
      </MessagesProvider>
      <p className="mt-8 text-muted text-sm">
        {t("signIn.other")}{" "}
        <a href={paths.signUp()} className="text-accent-text underline underline-offset-2">
          {t("signIn.otherLink")}
        </a>
      </p>
    </AuthPage>
  );
}
