import type { Db } from "#lib/db/client.ts";
import { formatOffsetDateTime } from "#lib/time/instant.ts";
import { staleZones } from "#lib/time/sentinel.ts";

/** Zones whose local times this process gets wrong (cases Z11). */
export const runtimeStaleZones = (): string[] => staleZones();

/** The same for the database's own time-zone data; a zone that it does not know counts. */
export async function databaseStaleZones(db: Db): Promise<string[]> {
  const watched = staleZones(() => "");
  const rows = await db.$queryRaw<{ zone: string; clock: string }[]>`
    SELECT z.name AS zone, to_char(timestamptz '2026-12-01 17:00:00+00' AT TIME ZONE z.name, 'HH24:MI') AS clock
      FROM pg_timezone_names z WHERE z.name = ANY (${watched})`;
  const clocks = new Map(rows.map((row) => [row.zone, row.clock]));
  return staleZones((zone) => clocks.get(zone) ?? "");
}

/** Whether there is time-zone data at all. A runtime built without it would take every zone for UTC. */
export function hasTimeZones(): boolean {
  try {
    return formatOffsetDateTime(29_000_000, "Asia/Kathmandu").endsWith("+05:45");
  } catch {
    return false;
  }
}

/** Never silence and never a version (contract 4): a sentence that names the zones. */
export const zoneWarning = (whose: string, zones: readonly string[]): string | null =>
  zones.length === 0
    ? null
    : `timezone-data: ${whose} has outdated rules for ${zones.join(", ")}; local times there may be wrong by an hour.`;
