import { lastDay } from "#lib/availability/bounds.ts";
import { readBusy } from "#lib/availability/data.ts";
import type { Minute, Slot, Span } from "#lib/availability/rules.ts";
import { slots } from "#lib/availability/slots.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { CatalogueService } from "#lib/services/catalogue.ts";
import { withDuration } from "#lib/services/durations.ts";
import { DAY_MINUTES } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import type { WaitlistEntry } from "#prisma/generated/client.ts";
import type { Waiting } from "./matching.ts";
import { wishOf } from "./stored.ts";
import { type Wish, windowOf } from "./wish.ts";

/** Somebody in the line, with what an offer to them needs. */
export interface InLine extends Waiting {
  customerId: string;
  emailKey: string;
  email: string;
  locale: string;
  timezone: string;
}

/** Longer than any line that people would stand in; what is read at once has to end somewhere. */
const longestLine = 2_000;

/** Those who wait for a service and have no open offer, in their order; all, or one of them. */
export async function readLine(
  tx: Tx,
  { tenantId }: TenantScope,
  serviceId: string,
  entryId?: string,
): Promise<InLine[]> {
  const rows = await tx.waitlistEntry.findMany({
    where: {
      tenantId,
      serviceId,
      state: "waiting",
      ...(entryId ? { id: entryId } : {}),
      offers: { none: { state: "open" } },
    },
    orderBy: [{ rank: "asc" }, { id: "asc" }],
    take: longestLine,
    include: { offers: { where: { state: { in: ["declined", "expired"] } }, select: { startsAt: true } } },
  });
  return rows.map((row) => ({
    ...wishOf(row),
    id: row.id,
    offered: new Set(row.offers.map(({ startsAt }) => minuteFloor(startsAt))),
    customerId: row.customerId,
    emailKey: row.emailKey,
    email: row.email,
    locale: row.locale,
    timezone: row.timezone,
  }));
}

const keyOf = ({ staffId, party }: Wish) => `${staffId} ${party}`;

/** The least window that covers all of them, cut where nothing can be booked yet. */
function windowAround(wishes: readonly Wish[], service: CatalogueService, now: Minute): Span | null {
  const { rules } = service;
  const windows = wishes.flatMap((wish) => windowOf(wish, rules.zone, now) ?? []);
  // A day number is a UTC day: two days more cover every zone.
  const end = (lastDay(rules, now) + 2) * DAY_MINUTES;
  const from = Math.min(...windows.map((window) => window.from));
  const to = Math.min(end, Math.max(...windows.map((window) => window.to)));
  return windows.length > 0 && from < to ? { from, to } : null;
}

/** Free starts of a service for several wishes at once; whether they fit the days and times is `fits`'s to say. */
export async function readFree(
  tx: Tx,
  scope: TenantScope,
  service: CatalogueService,
  wishes: readonly Wish[],
  now: Minute,
): Promise<(wish: Wish) => readonly Slot[]> {
  const found = new Map<string, readonly Slot[]>();
  for (const [length, group] of Map.groupBy(wishes, ({ durationMinutes }) => durationMinutes)) {
    const rules = withDuration(service, length ?? undefined)?.rules;
    const window = windowAround(group, service, now);
    if (!rules || !window) continue;
    const busy = await readBusy(tx, scope, { rules, window, now });
    for (const [key, [wish]] of Map.groupBy(group, keyOf))
      found.set(
        `${length} ${key}`,
        slots(rules, busy, { window, party: wish?.party ?? 1, staffId: wish?.staffId ?? undefined, now }),
      );
  }
  return (wish) => found.get(`${wish.durationMinutes} ${keyOf(wish)}`) ?? [];
}

/** The database's clock, in the transaction: no application's own decides about deadlines (B10, F8). */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`;
  return row.now;
}

/**
 * The row of somebody who waits, locked. Everybody who changes what became of a wish takes this lock first, so that an
 * acceptance, a refusal and the end of an offer happen one after the other. Null where there is no such row.
 */
export async function lockEntry(
  tx: Tx,
  { tenantId }: TenantScope,
  id: string,
): Promise<WaitlistEntry | null> {
  await tx.$queryRaw`
    SELECT FROM waitlist_entry WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.waitlistEntry.findUnique({ where: { tenantId_id: { tenantId, id } } });
}
