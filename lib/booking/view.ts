import { showId } from "#lib/ids.ts";
import type { Money } from "#lib/money.ts";
import { formatOffsetDateTime, minuteFloor } from "#lib/time/instant.ts";
import type { BookingStatus } from "./states.ts";
import { readStatus } from "./states.ts";

/** A booking as the API shows it (contract 1). `start` and `end` carry the offset of `timezone` at that instant. */
export type BookingView = {
  id: string;
  status: BookingStatus;
  version: number;
  start: string;
  end: string;
  /** The zone the customer booked in. */
  timezone: string;
  /** Slug, or null where no person is needed. */
  staff: string | null;
  service: string;
  party: number;
  price: Money;
  dueNow: Money;
};

/** The columns a view is made of. */
export interface ViewRow {
  id: string;
  status: string;
  version: number;
  startsAt: Date;
  endsAt: Date;
  customerTimezone: string;
  party: number;
  price: number;
  dueNow: number;
  currency: string;
  service: { slug: string };
  staff: { slug: string } | null;
}

export const bookingView = (row: ViewRow): BookingView => ({
  id: showId("booking", row.id),
  status: readStatus(row.status),
  version: row.version,
  start: formatOffsetDateTime(minuteFloor(row.startsAt), row.customerTimezone),
  end: formatOffsetDateTime(minuteFloor(row.endsAt), row.customerTimezone),
  timezone: row.customerTimezone,
  staff: row.staff?.slug ?? null,
  service: row.service.slug,
  party: row.party,
  price: { amount: row.price, currency: row.currency },
  dueNow: { amount: row.dueNow, currency: row.currency },
});
