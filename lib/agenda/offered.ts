import { readBusy } from "#lib/availability/data.ts";
import { slots } from "#lib/availability/slots.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil } from "#lib/time/instant.ts";
import { spanOfDates } from "#lib/time/local-day.ts";
import { reachedStaff, type Viewer } from "./reach.ts";

/** What customers are offered with one person on one day. */
export interface Offered {
  /** The service to ask about where a time is not among them, and whose clocks it is on; null: the person offers none. */
  ask: { service: string; zone: string } | null;
  /** Minutes since the epoch at which any service can be booked with them, ascending. */
  starts: number[];
}

/**
 * The starts of all services that a person offers on a local day of the business, as customers find them, so that the
 * calendar knows of a time whether to explain why it is not one. Null for people out of reach (T1). @throws TryAgain
 */
export const loadOffered = (
  scope: TenantScope,
  viewer: Viewer,
  { staff: slug, date }: { staff: string; date: string },
  at: Date,
): Promise<Offered | null> =>
  withTenant(scope, async (tx) => {
    const { tenant, staff, services } = await readCatalogue(tx, scope);
    const reached = reachedStaff(viewer, "schedule:own");
    const person = staff.find((one) => one.slug === slug);
    if (!person || (reached && !reached.includes(person.id))) return null;
    const own = services.filter(
      ({ active, rules }) => active && rules.staff.some(({ id }) => id === person.id),
    );
    const window = spanOfDates(date, date, tenant.timezone);
    const now = minuteCeil(at);
    const starts = new Set<number>();
    for (const { rules } of own) {
      if (!window) break;
      const busy = await readBusy(tx, scope, { rules, window, now });
      for (const { from } of slots(rules, busy, { window, staffId: person.id, party: 1, now }))
        starts.add(from);
    }
    const [first] = own;
    return {
      ask: first ? { service: first.slug, zone: first.rules.zone } : null,
      starts: [...starts].sort((a, b) => a - b),
    };
  });
