import type { MailContent } from "#lib/email/layout/content.ts";
import { type Language, languageFor } from "#lib/i18n/locales.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { type BookingFacts, presentOf } from "#lib/messages/facts.ts";
import { differences, type Previous } from "#lib/messages/previous.ts";
import type { Standing } from "#lib/messages/standing.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { zoneCity } from "#lib/time/zone.ts";

/** What a template says; the frame (who sends it, what is attached) is put around it elsewhere. */
export interface Letter {
  subject: string;
  content: MailContent;
}

/** Who reads, in which language and zone. */
export interface Reader {
  t: Translator<"mail">;
  language: Language;
  timezone: string;
}

export function readerOf({ locale, timezone }: { locale: string; timezone: string }): Reader {
  const language = languageFor(locale);
  return { t: getTranslator(language.locale, "mail"), language, timezone };
}

export type LetterKind = Exclude<Standing, { drop: string }>["send"];

/** The appointment does not take place. */
export const isOver = (kind: LetterKind): boolean =>
  ["cancelled", "declined", "expired", "unpaid", "paid-late"].includes(kind);

/** What a letter about a booking is written from. */
export interface LetterOrder {
  kind: LetterKind;
  facts: BookingFacts;
  reader: Reader;
  /** The booking before a change. */
  previous: Previous | null;
  /** What goes back because of what it tells, minor units. */
  refund: number;
  /** A no-show fee, minor units. */
  fee: number;
  appUrl: string;
}

/** What is different from what the reader knew; null for a letter that tells of no change. */
export const changeOf = ({ facts, previous }: LetterOrder) =>
  previous && differences(previous, presentOf(facts));

/** Which words: a new time is one thing, anything else that changed another. */
export const wordsKind = <K extends LetterKind>(order: LetterOrder & { kind: K }): K | "edited" =>
  order.kind === "changed" && changeOf(order)?.start === false ? "edited" : order.kind;

/** The words that subjects are made of: service, business, customer, and the start as the reader's clock shows it. */
export const subjectWords = ({ facts, reader }: LetterOrder) => ({
  service: facts.service.name,
  business: facts.tenant.name,
  customer: facts.customer.name,
  when: formatDateTime(facts.start, reader.language.region, reader.timezone, "short"),
  city: zoneCity(reader.timezone),
});

/** The parts of a letter that every reader's has. */
export const frameOf = ({ facts, reader }: LetterOrder) => ({
  locale: reader.language.region,
  direction: reader.language.direction,
  sender: { name: facts.tenant.name, accent: facts.tenant.accent },
});
