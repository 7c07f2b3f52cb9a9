import type { SearchableChoice } from "#components/ui/combo-box.tsx";
import { offsetLabel } from "#lib/time/format.ts";
import { listZones } from "#lib/time/zone.ts";

/** Every zone to choose from, with its offset of now, found by its old names too. Labels differ from each other. */
export function zoneChoices(region: string): SearchableChoice[] {
  const now = Math.floor(Date.now() / 60_000);
  const zones = listZones();
  const twice = (city: string) => zones.filter((other) => other.city === city).length > 1;
  return zones.map(({ zone, city, aliases }) => ({
    value: zone,
    label: twice(city) ? `${city} (${zone})` : city,
    detail: offsetLabel(now, zone, region),
    keywords: `${zone} ${aliases.join(" ")}`,
  }));
}
