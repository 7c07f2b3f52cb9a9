import type { Metadata } from "next";
import { cache } from "react";
import { AuthPage } from "#components/auth/auth-page.tsx";
import { ConfirmButton } from "#components/auth/confirm-button.tsx";
import { LinkUsed } from "#components/auth/link-used.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { safeNext } from "#lib/auth/next-path.ts";
import { one, type SearchParams } from "#lib/auth/search.ts";
import { currentUser } from "#lib/auth/session.ts";
import { linkMinutes, readSignInLink } from "#lib/auth/sign-in-link.ts";
import { answerNotFound } from "#lib/http/answer.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { formReferrer } from "#lib/security/form-referrer.ts";

interface Props {
  searchParams: SearchParams;
}

const linkOf = cache(readSignInLink);

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [{ locale }, { token }] = await Promise.all([requestLanguage(), searchParams]);
  const t = getTranslator(locale, "auth");
  const title = t((await linkOf(one(token) ?? "")) ? "confirm.title" : "used.title");
  return { title, robots: { index: false, follow: false }, referrer: formReferrer };
}

/** Where the mailed link lands. Looking at this page changes nothing (A17). */
export default async function ConfirmPage({ searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([requestLanguage(), searchParams]);
  const t = getTranslator(locale, "auth");
  const token = one(query.token) ?? "";
  const next = safeNext(one(query.next), "") || undefined;
  const link = await linkOf(token);
  if (!link) {
    answerNotFound();
    return <LinkUsed t={t} user={await currentUser()} next={next} minutes={linkMinutes} />;
  }
  return (
    <AuthPage>
      <h1 className="text-2xl">{t("confirm.title")}</h1>
      <p className="mt-3 text-muted">{t("confirm.text")}</p>
      <p className="mt-1 mb-8 wrap-anywhere font-semibold text-lg">{link.email}</p>
      <MessagesProvider {...clientMessages(locale, ["auth"])}>
        <ConfirmButton token={token} next={next} />
      </MessagesProvider>
      <p className="mt-6 text-muted text-sm">{t("confirm.notYou")}</p>
    </AuthPage>
  );
}
