import { canonicalZone } from "./zone.ts";

interface ZoneAware {
  getTimeZones?: () => readonly string[] | undefined;
  timeZones?: readonly string[] | undefined;
}

/** Whether an engine counts a zone to a country (ISO 3166-1 alpha-2). */
function hasZone(country: string, zone: string): boolean {
  const region: Intl.Locale & ZoneAware = new Intl.Locale(`und-${country}`);
  const zones = region.getTimeZones?.() ?? region.timeZones ?? [];
  return zones.some((name) => canonicalZone(name) === zone);
}

/** The first of several countries that keeps a zone's time; null where none does, or the engine cannot say. */
export const countryOfZone = (zone: string, countries: readonly string[]): string | null =>
  countries.find((country) => hasZone(country, zone)) ?? null;
