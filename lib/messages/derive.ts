import type { Minute } from "#lib/availability/rules.ts";
import type { Catalogue, CatalogueService } from "#lib/services/catalogue.ts";
import { staffById } from "#lib/services/catalogue.ts";

export type Audience = "customer" | "business" | "staff";

/** A message row in the making; the worker renders it from the booking as it then is. */
export interface MessageDraft {
  kind: string;
  audience: Audience;
  recipient: string;
  locale: string;
  timezone: string;
  sendAt: Minute;
  detail: Record<string, string>;
}

/** What a change to a booking is told as. */
export type BookingMessage =
  | "confirmation"
  | "changed"
  | "cancelled"
  | "requested"
  | "approved"
  | "declined"
  | "expired"
  | "payment-due"
  | "unpaid"
  | "paid-late"
  | "no-show-fee"
  | "no-show-fee-due";

/** Reminders are of what is certain: a request has none until it is approved. */
const reminding: readonly string[] = ["confirmation", "changed", "approved"];

/** The business did these itself, or has nothing to do with them: it is not told. */
const customersOnly: readonly string[] = [
  "approved",
  "declined",
  "payment-due",
  "unpaid",
  "paid-late",
  "no-show-fee",
  "no-show-fee-due",
];

/** Who is paying at this moment needs no letter about it; minutes. */
const payingTime = 5;

/** What the business alone has to hear of: something about the money that somebody has to look at. */
export type MoneyTrouble = "refund-failed" | "disputed";

/**
 * Tells the business of trouble with a booking's money, once for each object of Stripe that it is about (case P22). Nobody
 * where it reads no mail: the Money page shows it all the same.
 */
export function troubleFor(
  kind: MoneyTrouble,
  about: string,
  catalogue: Pick<Catalogue, "tenant">,
  now: Minute,
  amount: number,
): MessageDraft[] {
  const { email, locale, timezone } = catalogue.tenant;
  if (!email) return [];
  return [
    {
      ...{ kind: `${kind}:${about}`, audience: "business", recipient: email, locale, timezone },
      ...{ sendAt: now, detail: { refund: String(amount) } },
    },
  ];
}

/** What the rules need to know of a booking after a change. */
export interface MessageSubject {
  start: Minute;
  staffId: string | null;
  /** Who was to do it before a change; hears of it, too. */
  formerStaffId?: string | null;
  /** Empty where the desk booked somebody without an address: nothing can be sent to them. */
  customerEmail: string;
  customerLocale: string;
  customerTimezone: string;
}

/** One letter that tells of several bookings of a series (lib/series); the kind before the colon is what happened. */
export type SeriesKind = "confirmation:series" | "changed:series" | "cancelled:series";

/** Told about each booking, also where one letter tells of all of them. */
export const isReminder = ({ kind }: Pick<MessageDraft, "kind">): boolean => kind.startsWith("reminder");

/**
 * Who must hear of a change to a booking, and when (design 8): the customer, the business, and the staff member
 * concerned, now and before, each address once. Pure; the rows are written in the booking's own transaction.
 * `detail` carries what the booking itself will no longer know, such as the time it was moved from.
 */
export function messagesFor(
  kind: BookingMessage | SeriesKind,
  subject: MessageSubject,
  catalogue: Catalogue,
  service: Pick<CatalogueService, "reminders">,
  now: Minute,
  detail: Record<string, string> = {},
): MessageDraft[] {
  const customer = {
    audience: "customer" as const,
    recipient: subject.customerEmail,
    locale: subject.customerLocale,
    timezone: subject.customerTimezone,
  };
  const reachable = subject.customerEmail !== "";
  const sendAt = kind === "payment-due" ? now + payingTime : now;
  const drafts: MessageDraft[] = reachable ? [{ ...customer, kind, sendAt, detail }] : [];
  const inside = {
    locale: catalogue.tenant.locale,
    timezone: catalogue.tenant.timezone,
    kind,
    sendAt: now,
    detail,
  };
  if (reachable && reminding.includes(kind)) drafts.push(...remindersFor(subject, service, now, customer));
  if (customersOnly.includes(kind)) return drafts;
  const business = catalogue.tenant.email;
  if (business) drafts.push({ ...inside, audience: "business", recipient: business });
  const people = [subject.staffId, subject.formerStaffId ?? null].map(
    (id) => staffById(catalogue, id)?.email,
  );
  for (const staff of new Set(people))
    if (staff && staff !== business) drafts.push({ ...inside, audience: "staff", recipient: staff });
  return drafts;
}

/** One reminder per offset that still lies ahead (N10: booked later than the offset, none). */
function remindersFor(
  subject: MessageSubject,
  service: Pick<CatalogueService, "reminders">,
  now: Minute,
  customer: Pick<MessageDraft, "audience" | "recipient" | "locale" | "timezone">,
): MessageDraft[] {
  return service.reminders
    .map(({ hoursBefore }) => ({ hoursBefore, sendAt: subject.start - Math.round(hoursBefore * 60) }))
    .filter(({ sendAt }) => sendAt > now)
    .map(({ hoursBefore, sendAt }) => ({
      ...customer,
      kind: `reminder:${hoursBefore}h`,
      sendAt,
      detail: {},
    }));
}
