import { platformDb } from "#lib/db/client.ts";
import type { FixtureTenant } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import { addDays, startOfWeek } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { instantsAt, localDateAt } from "#lib/time/local-day.ts";
import { asSuperuser } from "#scripts/local/roles.ts";
import type { Actor } from "./actor.ts";

/** The fixture salon's zone. */
export const zone = "America/New_York";

/** Somebody of the business. */
export const owner: Actor = { kind: "member", userId: newId(), role: "owner", staffId: null };

// Looked at once: midnight may fall between two lines of a test.
const thisMonday = startOfWeek(localDateAt(minuteFloor(new Date()), zone), 1);

/** The Monday two to three weeks ahead, `YYYY-MM-DD`: whole weeks from there lie ahead and within every horizon. */
export const monday = (): string => addDays(thisMonday, 21);

/** The minute that clocks of a zone show "HH:MM" on a date. */
export function clockAt(date: string, clock: string, where = zone): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  const [at] = instantsAt(date, hour * 60 + minute, where);
  if (at === undefined) throw new Error(`${date} ${clock} is skipped in ${where}`);
  return at;
}

/** How often each outcome came. */
export async function outcomes(
  work: readonly Promise<{ ok: boolean; error?: { code: string } }>[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const result of await Promise.all(work)) {
    const key = result.ok ? "booked" : (result.error?.code ?? "?");
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** "booked", or the code of the refusal. */
export const outcome = async (work: Promise<{ ok: boolean; error?: { code: string } }>): Promise<string> => {
  const result = await work;
  return result.ok ? "booked" : (result.error?.code ?? "?");
};

export const staffIdOf = async ({ tenantId }: FixtureTenant, slug: string): Promise<string> =>
  (await platformDb().staff.findUniqueOrThrow({ where: { tenantId_slug: { tenantId, slug } } })).id;

/** B27: live allocations of one lane that overlap; empty after every fight. */
export const overlapping = (superuserUrl: string): Promise<number> =>
  asSuperuser(superuserUrl, async (client) => {
    const { rows } = await client.query(`
      SELECT a.id FROM allocation a JOIN allocation b
        ON a.tenant_id = b.tenant_id AND a.lane_id = b.lane_id AND a.id < b.id
       AND tstzrange(a.starts_at, a.ends_at, '[)') && tstzrange(b.starts_at, b.ends_at, '[)')
      WHERE a.state IN ('held','confirmed') AND b.state IN ('held','confirmed')`);
    return rows.length;
  });
