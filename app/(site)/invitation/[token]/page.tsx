import type { Metadata } from "next";
import { cache } from "react";
import { AcceptButton } from "#components/auth/accept-button.tsx";
import { AuthPage } from "#components/auth/auth-page.tsx";
import { SignOutButton } from "#components/auth/sign-out-buttons.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { currentUser } from "#lib/auth/session.ts";
import { answerNotFound } from "#lib/http/answer.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import { formReferrer } from "#lib/security/form-referrer.ts";
import { type InvitationView, readInvitation } from "#lib/team/invitation.ts";

interface Props {
  params: Promise<{ token: string }>;
}

const invitationOf = cache(readInvitation);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ locale }, { token }] = await Promise.all([requestLanguage(), params]);
  const t = getTranslator(locale, "auth");
  const title = t((await invitationOf(token)) ? "invitation.metaTitle" : "invitation.closedTitle");
  return { title, robots: { index: false, follow: false }, referrer: formReferrer };
}

/** Where an invitation's link lands: who asks, and one button. Looking changes nothing (A17). */
export default async function InvitationPage({ params }: Props) {
  const [{ locale }, { token }, user] = await Promise.all([requestLanguage(), params, currentUser()]);
  const t = getTranslator(locale, "auth");
  const invitation = await invitationOf(token);
  if (!invitation) {
    answerNotFound();
    return <Closed t={t} signedIn={user !== null} />;
  }
  return (
    <AuthPage>
      <h1 className="text-2xl">{t("invitation.title", { business: invitation.tenantName })}</h1>
      <p className="mt-3 mb-8 text-muted">{t(`invitation.${invitation.role}`)}</p>
      <MessagesProvider {...clientMessages(locale, ["auth"])}>
        <Answer t={t} invitation={invitation} token={token} address={user?.email ?? null} />
      </MessagesProvider>
    </AuthPage>
  );
}

interface AnswerProps {
  t: Translator<"auth">;
  invitation: InvitationView;
  token: string;
  address: string | null;
}

/** Only the invited address may join (A2): anybody else signs in as it first. */
function Answer({ t, invitation, token, address }: AnswerProps) {
  if (address === invitation.email) return <AcceptButton token={token} business={invitation.tenantName} />;
  if (address !== null)
    return (
      <>
        <p className="mb-5 wrap-anywhere">
          {t("invitation.otherAddress", { address, invited: invitation.email })}
        </p>
        <SignOutButton />
      </>
    );
  return (
    <>
      <p className="mb-5 wrap-anywhere">{t("invitation.signIn", { invited: invitation.email })}</p>
      <a href={paths.signIn(paths.invitation(token))} className={buttonClass("primary", "touch", "w-full")}>
        {t("signIn.title")}
      </a>
    </>
  );
}

/** Used, withdrawn, expired, mistyped: one answer that gives nothing away. */
function Closed({ t, signedIn }: { t: Translator<"auth">; signedIn: boolean }) {
  return (
    <AuthPage>
      <h1 className="text-2xl">{t("invitation.closedTitle")}</h1>
      <p className="mt-3 mb-8 text-muted">{t("invitation.closedText")}</p>
      <a href={signedIn ? paths.account() : paths.signIn()} className={buttonClass("primary")}>
        {signedIn ? t("account.title") : t("signIn.title")}
      </a>
    </AuthPage>
  );
}
