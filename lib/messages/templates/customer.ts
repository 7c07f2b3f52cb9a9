import { googleCalendarLink, outlookLink } from "#lib/calendars/add-links.ts";
import type { MailAction } from "#lib/email/layout/content.ts";
import { eventWords } from "#lib/messages/calendar-file.ts";
import { absolute, paths } from "#lib/paths.ts";
import { inCity, reasonDetails, termsNotes, whatDetails, whenDetails } from "./details.ts";
import {
  frameOf,
  isOver,
  type Letter,
  type LetterKind,
  type LetterOrder,
  subjectWords,
  wordsKind,
} from "./letter.ts";

/** Trouble with money on its way is the business's to hear of. */
export type CustomerKind = Exclude<LetterKind, "refund-failed" | "disputed">;

/**
 * A letter to the customer. It repeats nothing that the person who booked typed: anybody can enter anybody's
 * address, and a mail of ours must not carry a stranger's words (case N17).
 */
export function customerLetter(order: LetterOrder & { kind: CustomerKind }): Letter {
  const { kind, facts, reader } = order;
  const { t } = reader;
  const words = subjectWords(order);
  const about = wordsKind(order);
  const byBusiness = kind === "cancelled" && facts.cancelledBy === "business";
  const body = byBusiness
    ? t("cancelled.customer.bodyByBusiness", words)
    : t(`${about}.customer.body`, words);
  return {
    subject: t(`${about}.customer.subject`, words),
    content: {
      ...frameOf(order),
      preview: `${words.when} (${words.city})`,
      headline: t(`${about}.customer.headline`),
      paragraphs: [body],
      details: [
        ...whenDetails(order, facts.timezone, inCity(order, facts.timezone)),
        ...(byBusiness || kind === "declined" ? reasonDetails(order) : []),
        ...whatDetails(order),
      ],
      actions: isOver(kind) ? [bookAgain(order)] : liveActions(order),
      notes: [...termsNotes(order), ...fileNote(order)],
      footnotes: [...questions(order), t("whyCustomer", words)],
    },
  };
}

const bookAgain = ({ facts, reader, appUrl }: LetterOrder): MailAction => ({
  label: reader.t("bookAgain"),
  href: absolute(appUrl, paths.service(facts.tenant.slug, facts.service.slug)),
});

function liveActions({ kind, facts, reader, appUrl }: LetterOrder): MailAction[] {
  const manage = { label: reader.t("manage"), href: absolute(appUrl, paths.manage(facts.manageToken)) };
  if (kind === "requested") return [manage];
  if (kind === "no-show-fee") return [];
  if (kind === "no-show-fee-due") return [{ ...manage, label: reader.t("payFee") }];
  if (kind === "payment-due") return [{ ...manage, label: reader.t("pay") }];
  const { summary, location } = eventWords(facts, "customer", reader.language.region, appUrl);
  // Without the manage link: what is in these addresses reaches Google and Microsoft.
  const event = { start: facts.start, end: facts.end, summary, location };
  return [
    manage,
    { label: reader.t("addToGoogle"), href: googleCalendarLink(event) },
    { label: reader.t("addToOutlook"), href: outlookLink(event) },
  ];
}

function fileNote({ kind, reader }: LetterOrder): string[] {
  // Nothing was in anybody's calendar yet.
  if (kind.startsWith("no-show-fee")) return [];
  if (kind === "payment-due" || kind === "unpaid" || kind === "paid-late") return [];
  if (isOver(kind)) return [reader.t("calendarFileRemoves")];
  if (kind === "requested") return [reader.t("calendarFileTentative")];
  return [reader.t(kind === "changed" ? "calendarFileUpdates" : "calendarFile")];
}

function questions({ facts, reader }: LetterOrder): string[] {
  const { email, phone } = facts.tenant;
  if (!email) return phone ? [reader.t("questionsPhoneOnly", { phone })] : [];
  return [phone ? reader.t("questionsPhone", { phone }) : reader.t("questions")];
}
