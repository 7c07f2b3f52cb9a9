import type { z } from "zod";
import { type Problem, problem } from "#lib/errors.ts";
import { type Holiday, type HolidayPlace, holidayRegions, holidaysOf } from "#lib/holidays/holidays.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { addDays } from "#lib/time/civil.ts";
import type { holidaysInput } from "./hours-schema.ts";

/** How far ahead holidays are offered: two years, both ends whole days. */
const reachDays = 730;

export interface HolidayList {
  /** Parts of the country with holidays of their own. */
  regions: HolidayPlace[];
  /** From today on, ascending. */
  holidays: Holiday[];
}

/**
 * The public holidays of a place in the next two years, named in the business's language. Refusals: `invalid` for a
 * country or region that is not known.
 */
export async function loadHolidays(
  { country, region }: z.output<typeof holidaysInput>,
  locale: string,
  today: string,
): Promise<Result<HolidayList, Problem>> {
  const first = Number(today.slice(0, 4));
  const holidays: Holiday[] = [];
  for (const year of [first, first + 1, first + 2]) {
    const found = await holidaysOf({ country, ...(region !== null && { region }), year, locale });
    if (!found.ok)
      return err(
        problem("invalid", {
          errors: [{ path: found.error, message: "The public holidays of this place are not known." }],
        }),
      );
    holidays.push(...found.value);
  }
  const last = addDays(today, reachDays);
  return ok({
    regions: await holidayRegions(country, locale),
    holidays: holidays.filter(({ date }) => date >= today && date <= last),
  });
}
