import { wallTimeAt } from "./instant.ts";

/** What clocks must show at 2026-12-01T17:00Z where zone law changed lately (cases Z11, tz data ≥ 2026f). */
export const sentinelClocks: Readonly<Record<string, string>> = {
  "America/Vancouver": "10:00",
  "America/Edmonton": "11:00",
  "America/Inuvik": "11:00",
  "America/Winnipeg": "12:00",
  "America/Havana": "13:00",
  "Africa/Casablanca": "17:00",
};

const SENTINEL_MINUTE = Date.UTC(2026, 11, 1, 17) / 60000;

/** Zones whose clocks this runtime would get wrong, by name; empty when its time-zone data is current. */
export const staleZones = (timeAt: (zone: string) => string = localTime): string[] =>
  Object.keys(sentinelClocks).filter((zone) => timeAt(zone) !== sentinelClocks[zone]);

const localTime = (zone: string) => wallTimeAt(SENTINEL_MINUTE, zone).time;

/** Release of the time-zone data, "2026c", where the runtime says; stored beside bookings (design 4.3). */
export function timeZoneDataVersion(): string | null {
  return typeof process === "undefined" ? null : (process.versions.tz ?? null);
}

/** For the start-up log: a sentence that names the zones, or null when all is well. */
export function timeZoneWarning(zones: readonly string[] = staleZones()): string | null {
  if (zones.length === 0) return null;
  const version = timeZoneDataVersion();
  return `Time-zone data${version === null ? "" : ` ${version}`} is out of date for ${zones.join(", ")}: local times there may be wrong by an hour.`;
}
