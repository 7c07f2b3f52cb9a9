import { z } from "zod";
import { readChangeNames } from "#lib/booking/change-names.ts";
import { changesOf, type FieldChange } from "#lib/booking/changes.ts";
import { type BookingStatus, readStatus } from "#lib/booking/states.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { isUuid, readId, showId } from "#lib/ids.ts";
import { type BookingMoney, readBookingMoney } from "#lib/payments/booking-money.ts";
import { minuteFloor, parseInstant } from "#lib/time/instant.ts";
import { ownedBy } from "./data.ts";
import { reachedStaff, type Viewer } from "./reach.ts";
import { readSeriesPlace, type SeriesPlace } from "./series-place.ts";
import { readSnapshot } from "./snapshot.ts";

/** One line of a booking's history. Minutes since the epoch. */
export interface HistoryLine {
  id: string;
  kind: string;
  at: number;
  actorKind: string;
  /** The staff member that the acting member is, where there is one. */
  actorName: string | null;
  /** Where a move came from and went to. */
  movedFrom: number | null;
  movedTo: number | null;
  /** What else became different, named as it is now. */
  changes: (FieldChange & { beforeName?: string; afterName?: string })[];
  reason: string | null;
}

export interface MessageLine {
  id: string;
  kind: string;
  audience: string;
  recipient: string;
  status: string;
  at: number;
}

/** All that staff see of one booking. */
export interface BookingDetail {
  id: string;
  version: number;
  status: BookingStatus;
  from: number;
  to: number;
  timezone: string;
  customerTimezone: string;
  /** As typed for this booking; `id`: the record it belongs to, `cus_…`. */
  customer: { id: string; name: string; email: string | null; phone: string | null };
  service: { slug: string; name: string };
  location: { name: string; address: string } | null;
  staff: { id: string; slug: string; name: string } | null;
  sessionId: string | null;
  party: number;
  price: { amount: number; currency: string };
  money: BookingMoney;
  answers: { question: string; answer: string }[];
  staffNote: string;
  cancelReason: string | null;
  /** Until when a request waits for an answer; null where nothing does. */
  waitsUntil: number | null;
  source: string;
  /** The series it was booked with. */
  series: SeriesPlace | null;
  history: HistoryLine[];
  messages: MessageLine[];
}

const moved = z.object({ start: z.string() });
const reasoned = z.object({ reason: z.string().nullable() });
const storedAnswers = z.record(z.string(), z.string());

const startOf = (value: unknown): number | null => {
  const read = moved.safeParse(value);
  const ms = read.success ? parseInstant(read.data.start) : null;
  return ms === null ? null : Math.floor(ms / 60_000);
};

/** One booking by its shown id; null for what is foreign, unknown or out of the viewer's reach (T1). @throws TryAgain */
export async function loadBooking(
  scope: TenantScope,
  viewer: Viewer,
  shownId: string,
): Promise<BookingDetail | null> {
  const id = readId("booking", shownId);
  if (!id || !isUuid(id)) return null;
  const reached = reachedStaff(viewer, "booking:read");
  return withTenant(scope, async (tx) => {
    const row = await tx.booking.findFirst({
      where: { tenantId: scope.tenantId, id, ...ownedBy(reached) },
      include: {
        service: { select: { slug: true } },
        staff: { select: { id: true, slug: true, name: true } },
        events: { orderBy: [{ version: "desc" }] },
        messages: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 50 },
      },
    });
    if (!row) return null;
    const actors = await tx.member.findMany({
      where: { tenantId: scope.tenantId, userId: { in: row.events.flatMap((event) => event.actorId ?? []) } },
      select: { userId: true, staff: { select: { name: true } } },
    });
    const names = new Map(actors.map((member) => [member.userId, member.staff?.name ?? null]));
    const changed = new Map(row.events.map((event) => [event.id, changesOf(event.before, event.after)]));
    const named = await readChangeNames(tx, scope, [...changed.values()].flat());
    const snapshot = readSnapshot(row.serviceSnapshot);
    return {
      id: showId("booking", row.id),
      version: row.version,
      status: readStatus(row.status),
      from: minuteFloor(row.startsAt),
      to: minuteFloor(row.endsAt),
      timezone: row.timezone,
      customerTimezone: row.customerTimezone,
      customer: {
        id: showId("customer", row.customerId),
        name: row.customerName,
        email: row.customerEmail || null,
        phone: row.customerPhone,
      },
      service: { slug: row.service.slug, name: snapshot.name },
      location: snapshot.location ?? null,
      staff: row.staff,
      sessionId: row.sessionId,
      party: row.party,
      price: { amount: row.price, currency: row.currency },
      money: await readBookingMoney(tx, scope, row),
      answers: Object.entries(storedAnswers.parse(row.answers)).map(([question, answer]) => ({
        question,
        answer,
      })),
      staffNote: row.staffNote,
      cancelReason: row.cancelReason,
      waitsUntil: row.holdReason === "approval" && row.holdExpiresAt ? minuteFloor(row.holdExpiresAt) : null,
      source: row.source,
      series: await readSeriesPlace(tx, scope, row, ownedBy(reached)),
      history: row.events.map((event) => ({
        id: event.id,
        kind: event.kind,
        at: minuteFloor(event.createdAt),
        actorKind: event.actorKind,
        actorName: event.actorId ? (names.get(event.actorId) ?? null) : null,
        movedFrom: event.kind === "moved" ? startOf(event.before) : null,
        movedTo: event.kind === "moved" ? startOf(event.after) : null,
        changes: (changed.get(event.id) ?? [])
          .filter(({ field }) => field !== "start" && field !== "status")
          .map((change) => ({ ...change, ...named(change) })),
        reason: reasoned.safeParse(event.after).data?.reason ?? null,
      })),
      messages: row.messages.map((message) => ({
        id: message.id,
        kind: message.kind,
        audience: message.audience,
        recipient: message.recipient,
        status: message.status,
        at: minuteFloor(message.sentAt ?? message.sendAt),
      })),
    };
  });
}
