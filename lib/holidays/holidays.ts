import type Holidays from "date-holidays";
import { err, ok, type Result } from "#lib/result.ts";
import { addDays } from "#lib/time/civil.ts";

/** Years that the lunar calendars of the library reach. */
export const holidayYears = { first: 2000, last: 2075 } as const;

/** A day on which most shops of a place are closed by law. */
export interface Holiday {
  /** YYYY-MM-DD, each at most once. */
  date: string;
  name: string;
}

export interface HolidayQuery {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2 without the country ("NY", "SCT"), or a part of it ("BY-KATH"); the whole country when left out. */
  region?: string | undefined;
  /** One of `holidayYears`. */
  year: number;
  /** BCP 47. Names come in this language where there are any, else in the country's own. */
  locale: string;
}

/** A code with its name. */
export interface HolidayPlace {
  code: string;
  name: string;
}

// Loaded when somebody asks: the rules of two hundred countries, and astronomy for those that look at the sky.
const load = async () => (await import("date-holidays")).default;

const aliases: Record<string, string> = { ja: "jp", nb: "no", nn: "no" };

/** The names that the library has for a language, the most exact first. */
function languagesOf(locale: string): string[] {
  const tag = locale.toLowerCase();
  const [base = tag] = tag.split("-");
  return [...new Set([tag, base, aliases[base] ?? base])];
}

const named = (names: Record<string, string> | undefined): HolidayPlace[] =>
  Object.entries(names ?? {}).map(([code, name]) => ({ code, name }));

const sameCode = (wanted: string) => (place: HolidayPlace) =>
  place.code.toLowerCase() === wanted.toLowerCase();

const byName = (locale: string) => (a: HolidayPlace, b: HolidayPlace) => a.name.localeCompare(b.name, locale);

/** States, and under each of them its parts: what `region` may be. */
function regionsIn(library: Holidays, country: string, locale: string): HolidayPlace[] {
  const [language] = languagesOf(locale);
  return named(library.getStates(country, language)).flatMap((state) => [
    state,
    ...named(library.getRegions(country, state.code, language)).map((part) => ({
      code: `${state.code}-${part.code}`,
      name: `${state.name}, ${part.name}`,
    })),
  ]);
}

/** Countries whose holidays are known, by name. */
export async function holidayCountries(locale: string): Promise<HolidayPlace[]> {
  const library = new (await load())();
  const names = new Intl.DisplayNames([locale, "en"], { type: "region", fallback: "none" });
  return named(library.getCountries(languagesOf(locale)[0]))
    .map(({ code, name }) => ({ code, name: names.of(code) ?? name }))
    .toSorted(byName(locale));
}

/** Regions of a country that have holidays of their own, by name; none for a country that is not known. */
export async function holidayRegions(country: string, locale: string): Promise<HolidayPlace[]> {
  const library = new (await load())();
  return regionsIn(library, country.toUpperCase(), locale).toSorted(byName(locale));
}

/**
 * Public holidays of a place in a year, moving feasts and observed days included, a line a date, in order. What is a
 * holiday for part of the day only (Christmas Eve from noon) is left to the business. The error names what is not known.
 */
export async function holidaysOf({
  country,
  region,
  year,
  locale,
}: HolidayQuery): Promise<Result<Holiday[], "country" | "region">> {
  const Library = await load();
  const known = new Library();
  const place = named(known.getCountries()).find(sameCode(country))?.code;
  if (!place) return err("country");
  const part =
    region === undefined ? undefined : regionsIn(known, place, locale).find(sameCode(region))?.code;
  if (region !== undefined && part === undefined) return err("region");
  const [state = "", inner = ""] = part ? splitOnce(part) : [];
  const library = new Library(place, state, inner, { types: ["public"], languages: languagesOf(locale) });
  // Those that run over New Year are listed under the year they begin in.
  const lines = [year - 1, year].flatMap((one) => library.getHolidays(one)).flatMap(daysOf);
  const byDate = Map.groupBy(lines, ({ date }) => date);
  return ok(
    [...byDate]
      .filter(([date]) => Number(date.slice(0, 4)) === year)
      .map(([date, same]) => ({ date, name: [...new Set(same.map(({ name }) => name))].join(" / ") }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  );
}

function splitOnce(code: string): [string, string] {
  const at = code.indexOf("-");
  return at < 0 ? [code, ""] : [code.slice(0, at), code.slice(at + 1)];
}

type Line = ReturnType<Holidays["getHolidays"]>[number];

const dayMs = 86_400_000;

/**
 * The whole civil days of a line: its text says the local date, which its instants do not where a calendar's day begins
 * at sunset. Days of 23 or 25 hours count as one.
 */
function daysOf({ date, start, end, name }: Line): Holiday[] {
  if (date.slice(11, 16) !== "00:00") return [];
  const days = Math.round((end.getTime() - start.getTime()) / dayMs);
  return Array.from({ length: days }, (_, i) => ({ date: addDays(date.slice(0, 10), i), name }));
}
