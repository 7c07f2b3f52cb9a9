import { releaseExpiredSeats } from "#lib/booking/seats.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";

/** An occurrence, with whoever sits in it. */
interface Sold {
  id: string;
  startsAt: Date;
  capacity: number;
  timezone: string;
  service: string;
  locale: string;
  seats: { id: string; seatNo: number }[];
  /** Who took seats, the first to book first. */
  names: string[];
  /** Seats that somebody has while the form is filled in. */
  nameless: number;
}

/** What a sentence still reads well with. */
const named = { sessions: 3, people: 5 };

/** A name as the front desk says it: "Maria L."; a single name as it is. */
export function shortName(name: string): string {
  const [first = "", ...rest] = name.trim().split(/\s+/);
  const last = rest.at(-1);
  return last ? `${first} ${[...last][0]?.toUpperCase()}.` : first;
}

const listed = (words: readonly string[], most: number): string =>
  words.length > most
    ? `${words.slice(0, most).join(", ")} and ${words.length - most} more`
    : words.join(", ");

/** "Maria L., Jo O. and 3 more, one being booked right now" */
const whoOf = ({ names, nameless }: Pick<Sold, "names" | "nameless">): string =>
  [
    ...(names.length > 0 ? [listed(names, named.people)] : []),
    ...(nameless > 0 ? [`${nameless === 1 ? "one" : nameless} being booked right now`] : []),
  ].join(", ");

/**
 * Sessions ahead that follow a service's capacity, or one session. One that has begun is left as it is: nobody
 * else will come to it.
 */
export async function readSold(
  tx: Tx,
  scope: TenantScope,
  of: { serviceId: string; startsAt: { gt: Date }; ownCapacity: false } | { id: string },
): Promise<Sold[]> {
  const { tenantId } = scope;
  const where = { tenantId, state: "open", ...of };
  const found = await tx.session.findMany({ where, select: { id: true } });
  if (found.length === 0) return [];
  await releaseExpiredSeats(
    tx,
    scope,
    found.map(({ id }) => id),
  );
  const rows = await tx.session.findMany({
    where,
    orderBy: { startsAt: "asc" },
    include: {
      service: { select: { name: true, location: { select: { timezone: true } } } },
      seats: {
        where: { live: true },
        orderBy: { seatNo: "asc" },
        select: { id: true, seatNo: true, booking: { select: { id: true, customerName: true } } },
      },
    },
  });
  const { locale } = await tx.tenant.findUniqueOrThrow({
    where: { id: tenantId },
    select: { locale: true },
  });
  return rows.map(({ id, startsAt, capacity, service, seats }) => {
    const sold = seats.flatMap(({ booking }) => booking ?? []);
    const people = new Map(sold.map((booking) => [booking.id, booking.customerName]));
    const inOrder = [...people].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      id,
      startsAt,
      capacity,
      service: service.name,
      timezone: service.location.timezone,
      locale,
      seats,
      names: inOrder.map(([, name]) => shortName(name)),
      nameless: seats.length - sold.length,
    };
  });
}

/**
 * Why a capacity is too small for what is sold: "Yoga flow, Tue 1 Dec, 9:00 has 9 of 8 seats sold: Maria L., Jo O.";
 * null where everybody fits.
 */
export function oversold(sessions: readonly Sold[], capacity: number): string | null {
  const full = sessions.filter(({ seats }) => seats.length > capacity);
  if (full.length === 0) return null;
  const lines = full
    .slice(0, named.sessions)
    .map(({ service, startsAt, locale, timezone, seats, ...who }) => {
      const when = formatDateTime(minuteFloor(startsAt), locale, timezone, "short");
      const whose = whoOf(who);
      return `${service}, ${when} has ${seats.length} of ${capacity} seats sold: ${whose}${whose.endsWith(".") ? "" : "."}`;
    });
  const rest = full.length - lines.length;
  const more =
    rest > 0 ? ` So ${rest === 1 ? "has one more class" : `have ${rest} more classes`} ahead.` : "";
  return `${lines.join(" ")}${more}`;
}

/**
 * Gives sessions another capacity, in the serializable transaction that found them large enough. Whoever sat on a number
 * that is gone gets the lowest free one; the seats' own copy of the capacity follows by the foreign key.
 */
export async function resize(
  tx: Tx,
  { tenantId }: TenantScope,
  sessions: readonly Sold[],
  capacity: number,
  own?: { ownCapacity: boolean },
): Promise<void> {
  for (const { id, capacity: before, seats } of sessions) {
    const numbers = new Set(seats.map(({ seatNo }) => seatNo));
    const free = Array.from({ length: capacity }, (_, i) => i + 1).filter((no) => !numbers.has(no));
    for (const seat of seats.filter(({ seatNo }) => seatNo > capacity))
      await tx.seat.updateMany({
        where: { tenantId, id: seat.id },
        data: { seatNo: free.shift() ?? 0 },
      });
    if (before !== capacity || own)
      await tx.session.updateMany({ where: { tenantId, id }, data: { capacity, ...own } });
  }
}

/**
 * Makes the sessions ahead of a service follow its new capacity, or says why they cannot. For the serializable
 * transaction that changes the service.
 */
export async function followCapacity(
  tx: Tx,
  scope: TenantScope,
  { serviceId, capacity }: { serviceId: string; capacity: number },
  now: Date,
): Promise<string | null> {
  const sessions = await readSold(tx, scope, { serviceId, startsAt: { gt: now }, ownCapacity: false });
  const refusal = oversold(sessions, capacity);
  if (!refusal) await resize(tx, scope, sessions, capacity);
  return refusal;
}
