import { parseMailbox } from "#lib/email/address.ts";
import { minorDigits } from "#lib/money.ts";
import type { BookingRecord } from "./schema.ts";

// One cell each: text in, a value out, null where it is none.

/** One line of text: NFC, no controls, nothing that reorders or hides (case I20). */
export const lineOf = (text: string, max: number): string =>
  text
    .slice(0, max * 8)
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, max)
    .toWellFormed();

/** Several lines. */
export const textOf = (text: string, max: number): string =>
  text
    .slice(0, max * 2)
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim()
    .slice(0, max)
    .toWellFormed();

/** Something of it can be seen. */
export const isVisible = (text: string): boolean =>
  /[^\p{Default_Ignorable_Code_Point}\p{White_Space}]/u.test(text);

/** The address of a cell, also of "Mina Sol <mina@…>". */
export function mailboxOf(text: string) {
  const inside = /<([^<>]{1,320})>\s*$/.exec(text.slice(0, 700))?.[1] ?? text;
  const read = parseMailbox(inside.replace(/^mailto:/i, ""));
  return read.ok ? read.value : null;
}

/** A phone number as a person writes it; null for what holds no number. */
export function phoneOf(text: string): string | null {
  const line = lineOf(text, 40);
  return /\d{3}/.test(line.replace(/[^\d]/g, "")) ? line : null;
}

/** Minor units of "45", "45,50 €", "$1,234.50", "1.234,50". */
export function priceOf(text: string, currency: string): number | null {
  const bare = text.slice(0, 60).replace(/[^\d.,]/g, "");
  const digits = minorDigits(currency);
  const decimal = /[.,](\d{1,3})$/.exec(bare);
  // Three digits after the only sign are thousands, unless the currency has that many decimals.
  const fraction = decimal && (decimal[1] ?? "").length <= digits ? (decimal[1] ?? "") : "";
  const whole = (fraction ? bare.slice(0, -fraction.length - 1) : bare).replace(/[.,]/g, "");
  if (!/^\d{1,9}$/.test(whole)) return null;
  const amount = Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, "0") || "0");
  return amount <= 2_000_000_000 ? amount : null;
}

/** Minutes of "45", "45 min", "1 h 30", "1:30". */
export function durationOf(text: string): number | null {
  const line = text.trim().toLowerCase();
  const plain = /^(\d{1,4})(?:[.,]0+)?\s*(?:m|mins?|minutes?|minuten)?$/.exec(line);
  if (plain) return Number(plain[1]);
  const clock = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(line);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const words = /^(\d{1,2})\s*(?:h|hrs?|hours?|std)\.?(?:\s*(\d{1,2})\s*(?:m|mins?|minutes?)?)?$/.exec(line);
  return words ? Number(words[1]) * 60 + Number(words[2] ?? 0) : null;
}

const statuses: Record<BookingRecord["status"] | "held", RegExp> = {
  confirmed: /^(confirmed|active|booked|accepted|scheduled|approved|new|open|paid|best[aä]tigt)$/,
  completed: /^(completed|complete|done|finished|attended|arrived|checked ?(in|out)|fulfilled)$/,
  no_show: /^(no[ _-]?show(ed)?|did not (show|attend)|missed|absent)$/,
  cancelled: /^(cancell?ed|canceled( by .*)?|cancelled by .*|late cancell?ation|deleted|storniert)$/,
  declined: /^(declined|rejected)$/,
  expired: /^expired$/,
  held: /^(held|pending|waiting|requested|tentative|unconfirmed|unpaid)$/,
};

/** What a word of another program means here; null for one we do not know. */
export function statusOf(text: string): BookingRecord["status"] | "held" | null {
  const word = text.trim().toLowerCase();
  for (const [status, pattern] of Object.entries(statuses))
    if (pattern.test(word)) return status as BookingRecord["status"] | "held";
  return null;
}

/** Answers as JSON of an export, or a text of a form. */
export function answersOf(text: string): Record<string, string> {
  if (text.trim() === "") return {};
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === "object" && read !== null && !Array.isArray(read)) {
      const entries = Object.entries(read)
        .filter((entry): entry is [string, string] => typeof entry[1] === "string")
        .slice(0, 30);
      return Object.fromEntries(entries.map(([key, value]) => [lineOf(key, 64), textOf(value, 2000)]));
    }
  } catch {
    // Words, not JSON.
  }
  return { answers: textOf(text, 2000) };
}
