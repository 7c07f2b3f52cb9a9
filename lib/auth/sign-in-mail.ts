import { renderMail } from "#lib/email/layout/render.tsx";
import type { OutgoingEmail } from "#lib/email/mailer.ts";
import type { Language } from "#lib/i18n/locales.ts";
import { getTranslator } from "#lib/i18n/messages.ts";

interface SignInMail {
  from: string;
  to: string;
  /** The absolute address of the page with the button. */
  url: string;
  minutes: number;
  language: Language;
}

/** The mail with the sign-in link. The same words for everybody, known here or not (case A16). */
export async function signInMail({ from, to, url, minutes, language }: SignInMail): Promise<OutgoingEmail> {
  const t = getTranslator(language.locale, "auth");
  const content = {
    locale: language.region,
    direction: language.direction,
    sender: { name: "Punctual" },
    preview: t("mail.preview", { minutes }),
    headline: t("mail.headline"),
    paragraphs: [t("mail.text", { minutes })],
    actions: [{ label: t("mail.action"), href: url }],
    notes: [t("mail.once")],
    footnotes: [t("mail.why", { address: to })],
  };
  return { from, to, subject: t("mail.subject"), ...(await renderMail(content)), attachments: [] };
}
