import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPage } from "#components/auth/auth-page.tsx";
import { EmailLink } from "#components/auth/email-link.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { currentUser } from "#lib/auth/session.ts";
import { linkMinutes } from "#lib/auth/sign-in-link.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator((await requestLanguage()).locale, "auth")("signUp.title") };
}

/** The address first; the link leads on to the business. */
export default async function SignUpPage() {
  const [{ locale }, user] = await Promise.all([requestLanguage(), currentUser()]);
  if (user) redirect(paths.signUpBusiness());
  const t = getTranslator(locale, "auth");
  return (
    <AuthPage>
      <h1 className="text-2xl">{t("signUp.title")}</h1>
      <p className="mt-3 text-muted">{t("signUp.text")}</p>
      <MessagesProvider {...clientMessages(locale, ["auth"])}>
        <EmailLink
          here={paths.signUp()}
          next={paths.signUpBusiness()}
          submitLabel={t("signUp.submit")}
          minutes={linkMinutes}
        />
      </MessagesProvider>
      <p className="mt-8 text-muted text-sm">
        {t("signUp.other")}{" "}
        <a href={paths.signIn()} className="text-accent-text underline underline-offset-2">
          {t("signUp.otherLink")}
        </a>
      </p>
    </AuthPage>
  );
}
