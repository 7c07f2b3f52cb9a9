import { zoneNames } from "./zone-names.ts";

/** A place to choose in a list of zones. */
export interface ZoneChoice {
  /** Current IANA name. */
  zone: string;
  /** What people call it: "Kathmandu". */
  city: string;
  /** Older names of the same zone, so that a search for them finds it. */
  aliases: readonly string[];
}

interface Names {
  /** Any spelling in lower case → current name. */
  current: Map<string, string>;
  aliases: Map<string, readonly string[]>;
  zones: readonly string[];
}

let cached: Names | undefined;

function names(): Names {
  if (cached) return cached;
  const current = new Map<string, string>();
  const aliases = new Map<string, readonly string[]>();
  for (const line of zoneNames.trim().split("\n")) {
    const [now = "", ...before] = line.split(" ");
    aliases.set(now, before);
    for (const old of before) current.set(old.toLowerCase(), now);
  }
  // Which zones exist is the engine's business, what they are called is the table's.
  const known = new Set(["UTC"]);
  for (const name of Intl.supportedValuesOf("timeZone")) {
    const now = current.get(name.toLowerCase()) ?? name;
    if (now.includes("/") && !now.startsWith("Etc/")) known.add(now);
  }
  for (const zone of known) current.set(zone.toLowerCase(), zone);
  cached = { current, aliases, zones: [...known].sort() };
  return cached;
}

/**
 * The current IANA name for any alias in any case ("asia/katmandu" → "Asia/Kathmandu"), null for what is no
 * place: offsets, Etc/GMT+5, EST, Mars/Phobos (cases Z12). UTC and its aliases give "UTC".
 */
export function canonicalZone(input: string): string | null {
  if (input.length > 64) return null;
  const { current, zones } = names();
  const zone = current.get(input.trim().toLowerCase());
  return zone !== undefined && zones.includes(zone) ? zone : null;
}

/** Whether two spellings mean the same zone. */
export function sameZone(a: string, b: string): boolean {
  const zone = canonicalZone(a);
  return zone !== null && zone === canonicalZone(b);
}

/** Names to try with an engine that may be too old for the current one: the current first. */
export const zoneSpellings = (zone: string): readonly string[] => [
  zone,
  ...(names().aliases.get(zone) ?? []),
];

const written: Record<string, string> = {
  "America/Sao_Paulo": "São Paulo",
  "America/St_Johns": "St. John’s",
  "America/Asuncion": "Asunción",
  "America/Bogota": "Bogotá",
  "America/Curacao": "Curaçao",
  "America/Cancun": "Cancún",
  "America/Merida": "Mérida",
  "America/Mazatlan": "Mazatlán",
  "Antarctica/DumontDUrville": "Dumont d’Urville",
  "Atlantic/Faroe": "Faroe Islands",
  "Indian/Reunion": "Réunion",
};

/** The city of a zone as people write it: "Kathmandu", "St. John’s", "Knox, Indiana". */
export function zoneCity(zone: string): string {
  const special = written[zone];
  if (special !== undefined) return special;
  const parts = zone.split("/").map((part) => part.replaceAll("_", " ").replace(/^St /, "St. "));
  const city = parts.at(-1) ?? zone;
  const [, region] = parts;
  return parts.length === 3 && region !== "Argentina" ? `${city}, ${region}` : city;
}

/** Every zone there is to choose, by current name, sorted. Not free: compute once per page. */
export const listZones = (): ZoneChoice[] =>
  names().zones.map((zone) => ({ zone, city: zoneCity(zone), aliases: zoneSpellings(zone).slice(1) }));

/** The zone this browser or process says it is in, by its current name; "UTC" when it says nothing usable. */
export const detectedZone = (): string =>
  canonicalZone(Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC") ?? "UTC";
