import { z } from "zod";
import { showId } from "#lib/ids.ts";
import { amountText } from "#lib/money.ts";
import { formatOffsetDateTime, minuteFloor } from "#lib/time/instant.ts";
import type { BookingField, CustomerField } from "./fields.ts";
import { policyTerms } from "./schema.ts";

/** The columns that an export reads of a booking. */
export interface ExportBooking {
  id: string;
  status: string;
  startsAt: Date;
  endsAt: Date;
  timezone: string;
  customerTimezone: string;
  party: number;
  customerName: string;
  customerEmail: string;
  customerPhone: string | null;
  customerLocale: string;
  answers: unknown;
  staffNote: string;
  policySnapshot: unknown;
  price: number;
  currency: string;
  createdAt: Date;
  cancelledAt: Date | null;
  cancelReason: string | null;
  cancelledBy: string | null;
  service: { slug: string };
  staff: { slug: string } | null;
}

const answersColumn = z.record(z.string(), z.string()).catch({});

const instant = (at: Date, zone: string): string => formatOffsetDateTime(minuteFloor(at), zone);

/** A booking as every file carries it, in the order of the columns. What another field already says is left out. */
export function bookingText(row: ExportBooking): Partial<Record<BookingField, string>> {
  const answers = answersColumn.parse(row.answers);
  return {
    id: showId("booking", row.id),
    status: row.status,
    start: instant(row.startsAt, row.timezone),
    end: instant(row.endsAt, row.timezone),
    timezone: row.timezone,
    service: row.service.slug,
    staff: row.staff?.slug ?? "",
    name: row.customerName,
    email: row.customerEmail,
    phone: row.customerPhone ?? "",
    party: String(row.party),
    price: amountText(row.price, row.currency),
    currency: row.currency,
    note: row.staffNote,
    answers: Object.keys(answers).length > 0 ? JSON.stringify(answers) : "",
    locale: row.customerLocale,
    customerTimezone: row.customerTimezone,
    created: instant(row.createdAt, "UTC"),
    cancelled: row.cancelledAt ? instant(row.cancelledAt, "UTC") : "",
    cancelReason: row.cancelReason ?? "",
    cancelledBy: row.cancelledBy ?? "",
    policy: JSON.stringify(policyTerms.parse(row.policySnapshot)),
  };
}

/** The columns of the bookings' CSV. */
export const bookingColumns = [
  "id",
  "status",
  "start",
  "end",
  "timezone",
  "service",
  "staff",
  "name",
  "email",
  "phone",
  "party",
  "price",
  "currency",
  "note",
  "answers",
  "locale",
  "customerTimezone",
  "created",
  "cancelled",
  "cancelReason",
  "cancelledBy",
  "policy",
] as const satisfies readonly BookingField[];

/** The same with JSON's own kinds of values (contract: money in minor units). */
export function bookingJson(row: ExportBooking): Record<string, unknown> {
  const text = bookingText(row);
  return {
    ...Object.fromEntries(Object.entries(text).filter(([, value]) => value !== "")),
    currency: undefined,
    party: row.party,
    price: { amount: row.price, currency: row.currency },
    ...(text.answers ? { answers: answersColumn.parse(row.answers) } : {}),
    policy: policyTerms.parse(row.policySnapshot),
  };
}

export interface ExportCustomer {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  note: string;
  locale: string | null;
  blockedAt: Date | null;
  blockedReason: string;
  createdAt: Date;
}

export const customerColumns = [
  "id",
  "name",
  "email",
  "phone",
  "note",
  "locale",
  "created",
  "blocked",
  "blockedReason",
] as const satisfies readonly CustomerField[];

export const customerText = (row: ExportCustomer): Partial<Record<CustomerField, string>> => ({
  id: showId("customer", row.id),
  name: row.name,
  email: row.email,
  phone: row.phone ?? "",
  note: row.note,
  locale: row.locale ?? "",
  created: instant(row.createdAt, "UTC"),
  blocked: row.blockedAt ? instant(row.blockedAt, "UTC") : "",
  blockedReason: row.blockedReason,
});

export const customerJson = (row: ExportCustomer): Record<string, unknown> =>
  Object.fromEntries(Object.entries(customerText(row)).filter(([, value]) => value !== ""));
