import { nearest } from "#lib/availability/alternatives.ts";
import { readBusy } from "#lib/availability/data.ts";
import type { Minute, ServiceRules } from "#lib/availability/rules.ts";
import { slots } from "#lib/availability/slots.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { formatOffsetDateTime } from "#lib/time/instant.ts";
import { type Actor, isBusiness } from "./actor.ts";

const twoWeeks = 14 * 1440;

/** The rules as they bind this actor: staff book at any notice, any distance and beyond the caps. */
export const rulesFor = (rules: ServiceRules, actor: Actor): ServiceRules =>
  isBusiness(actor) ? { ...rules, minimumNoticeMinutes: 0, horizonDays: 730, limits: {} } : rules;

interface Wanted {
  rules: ServiceRules;
  start: Minute;
  /** The zone the answer is written in. */
  timezone: string;
  party: number;
  staffId?: string | undefined;
  now: Minute;
  exceptBookingId?: string;
  /** A start that is no alternative: the one that a booking has already. */
  exceptStart?: Minute | null;
}

/** Up to five free starts nearest to one that was taken, as RFC 3339 (contract 3). */
export async function nearestFree(tx: Tx, scope: TenantScope, wanted: Wanted): Promise<string[]> {
  const window = { from: Math.max(wanted.now, wanted.start - twoWeeks), to: wanted.start + twoWeeks };
  const busy = await readBusy(tx, scope, {
    rules: wanted.rules,
    window,
    now: wanted.now,
    ...(wanted.exceptBookingId ? { exceptBookingId: wanted.exceptBookingId } : {}),
  });
  const free = slots(wanted.rules, busy, {
    window,
    party: wanted.party,
    now: wanted.now,
    staffId: wanted.staffId,
  });
  const others = free.filter((slot) => slot.from !== wanted.exceptStart);
  return nearest(others, wanted.start, 5).map((slot) => formatOffsetDateTime(slot.from, wanted.timezone));
}
