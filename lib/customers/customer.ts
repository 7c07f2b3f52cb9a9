import type { Mailbox } from "#lib/email/address.ts";
import { customerKey } from "#lib/email/address.ts";
import { readPhone } from "./phone.ts";
import { nameKey, wordsOf } from "./words.ts";

/** Who books, as they or the desk said it. */
export interface Person {
  name: string;
  email?: Mailbox | undefined;
  phone?: string | undefined;
  locale?: string | undefined;
}

/** The columns of a record that follow from what was typed. */
export interface CustomerFacts {
  name: string;
  nameKey: string;
  email: string;
  emailKey: string | null;
  phone: string | null;
  phoneKey: string | null;
}

/** The normalised columns of a person, and the words they are found by. `timezone` is the business's. */
export function factsOf(person: Person, timezone: string): { facts: CustomerFacts; words: string[] } {
  const { name, email, phone } = person;
  const number = phone ? readPhone(phone, timezone) : null;
  const emailKey = email ? customerKey(email) : null;
  const typed = phone?.replace(/\D/g, "") ?? "";
  return {
    facts: {
      name,
      nameKey: nameKey(name),
      email: email?.address ?? "",
      emailKey,
      phone: phone || null,
      phoneKey: number?.key ?? null,
    },
    words: wordsOf({ name, emailKey, phoneDigits: number?.digits ?? (typed.length > 2 ? [typed] : []) }),
  };
}

/** What a merge moved, as it was noted. */
export interface MergeNote {
  keptId: string;
  mergedId: string;
  bookings: readonly string[];
  records: readonly string[];
  waiting: readonly string[];
}

/**
 * What undoing one merge takes out of the notes of others that still stand: what went back is no longer theirs to move,
 * or undoing them later would carry it off again.
 */
export const withoutMoved = (note: MergeNote, undone: MergeNote): MergeNote => {
  const gone = new Set([...undone.bookings, ...undone.records, ...undone.waiting, undone.mergedId]);
  return {
    ...note,
    bookings: note.bookings.filter((id) => !gone.has(id)),
    records: note.records.filter((id) => !gone.has(id)),
    waiting: note.waiting.filter((id) => !gone.has(id)),
  };
};
