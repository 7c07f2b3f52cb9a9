import { z } from "zod";
import { cancellationOf, readCustomerMoves } from "#lib/booking/data.ts";
import { decisionToken } from "#lib/booking/decision-token.ts";
import { readManageToken } from "#lib/booking/manage-token.ts";
import { type BookingStatus, readStatus } from "#lib/booking/states.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Paid, readPaid } from "#lib/payments/data.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { tenantProfile } from "#lib/tenants/profile.ts";
import { minuteFloor, parseInstant } from "#lib/time/instant.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** All that mails and calendar files tell of a booking, as it is now. Minutes since the epoch. */
export interface BookingFacts {
  id: string;
  version: number;
  status: BookingStatus;
  start: number;
  end: number;
  /** When this version was made. */
  changedAt: number;
  /** The location's zone. */
  timezone: string;
  customer: { name: string; email: string; phone: string | null; locale: string; timezone: string };
  answers: Record<string, string>;
  party: number;
  price: number;
  currency: string;
  service: { slug: string; name: string };
  location: { name: string; kind: string; address: string };
  staffName: string | null;
  cancelledBy: string | null;
  cancelReason: string | null;
  /** What a held booking waits for, and until when. */
  holdReason: "approval" | "payment" | null;
  holdExpires: number | null;
  /** Minor units: what is due before it is certain, and what was paid and went back. */
  dueNow: number;
  paid: Paid;
  /** What cancelling would give back until when; only where something was paid or is due. */
  deadlines: readonly { until: number; percent: number; amount: number }[];
  manageToken: string;
  /** With which the business answers a request. */
  decisionToken: string;
  tenant: TenantProfile;
}

/** What a change can have made different, as it is now. */
export const presentOf = ({ status, holdReason, start, end, staffName, service, party }: BookingFacts) => ({
  status,
  holdReason,
  start,
  end,
  staff: staffName ?? "",
  service: service.name,
  party,
});

const storedSnapshot = z.object({
  name: z.string(),
  location: z.object({ name: z.string(), kind: z.string(), address: z.string() }),
});
const storedAnswers = z.record(z.string(), z.string());

const told = { service: { select: { slug: true } }, staff: { select: { name: true } } } as const;

/** Null where the tenant has no such booking. The service is told as it was when it was booked (B20). */
export async function readBookingFacts(
  tx: Tx,
  scope: TenantScope,
  bookingId: string,
): Promise<BookingFacts | null> {
  const row = await tx.booking.findUnique({
    where: { tenantId_id: { tenantId: scope.tenantId, id: bookingId } },
    include: told,
  });
  if (!row) return null;
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: scope.tenantId } });
  const facts = factsOf(scope, row, tenantProfile(tenant));
  return row.dueNow > 0 ? { ...facts, ...(await readMoney(tx, scope, row)) } : facts;
}

/** What was paid, and the terms of giving it back: of what is due, while nothing is paid yet. */
async function readMoney(tx: Tx, scope: TenantScope, row: Row) {
  const paid = await readPaid(tx, scope, row.id);
  const moves = await readCustomerMoves(tx, scope, row.id);
  const asked = { moves, paid: paid.captured > 0 ? paid : { captured: row.dueNow, refunded: 0 } };
  const { deadlines } = cancellationOf(row, { ...asked, at: row.updatedAt });
  return {
    paid,
    deadlines: deadlines.map(({ until, percent, refund }) => ({
      ...{ until: Math.floor((parseInstant(until) ?? 0) / 60_000), percent, amount: refund.amount },
    })),
  };
}

/** The bookings of the series that one of them is in, in their order: all, or those named. */
export async function readSeriesFacts(
  tx: Tx,
  scope: TenantScope,
  bookingId: string,
  named: readonly string[],
): Promise<BookingFacts[]> {
  const { tenantId } = scope;
  const one = await tx.booking.findUnique({ where: { tenantId_id: { tenantId, id: bookingId } } });
  if (!one?.seriesId) return [];
  const rows = await tx.booking.findMany({
    where: { tenantId, seriesId: one.seriesId, ...(named.length > 0 ? { id: { in: [...named] } } : {}) },
    orderBy: { startsAt: "asc" },
    include: told,
  });
  const tenant = tenantProfile(await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } }));
  return rows.map((row) => factsOf(scope, row, tenant));
}

type Row = Prisma.BookingGetPayload<{ include: typeof told }>;

function factsOf(scope: TenantScope, row: Row, tenant: TenantProfile): BookingFacts {
  const { name, location } = storedSnapshot.parse(row.serviceSnapshot);
  return {
    id: row.id,
    version: row.version,
    status: readStatus(row.status),
    start: minuteFloor(row.startsAt),
    end: minuteFloor(row.endsAt),
    changedAt: minuteFloor(row.updatedAt),
    timezone: row.timezone,
    customer: {
      name: row.customerName,
      email: row.customerEmail,
      phone: row.customerPhone,
      locale: row.customerLocale,
      timezone: row.customerTimezone,
    },
    answers: storedAnswers.parse(row.answers),
    party: row.party,
    price: row.price,
    currency: row.currency,
    service: { slug: row.service.slug, name },
    location,
    staffName: row.staff?.name ?? null,
    cancelledBy: row.cancelledBy,
    cancelReason: row.cancelReason,
    holdReason: row.holdReason === "payment" || row.holdReason === "approval" ? row.holdReason : null,
    holdExpires: row.holdExpiresAt && minuteFloor(row.holdExpiresAt),
    dueNow: row.dueNow,
    paid: { captured: 0, refunded: 0 },
    deadlines: [],
    manageToken: readManageToken(scope, row),
    decisionToken: decisionToken(scope, row.id),
    tenant,
  };
}
