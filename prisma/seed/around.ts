import { holidaysOf } from "#lib/holidays/holidays.ts";
import { addDays, startOfWeek } from "#lib/time/civil.ts";
import type { SetupSchedule } from "./setup.ts";

type Exceptions = NonNullable<SetupSchedule["exceptions"]>;

/** What in the demo hangs on today, so that there is always some of it ahead. */
export interface Around {
  /** Days on which a salon in New York is closed. */
  newYork: Exceptions;
  /** Bank holidays of England. */
  england: Exceptions;
  /** Monday of the week that is five weeks ahead. */
  nextMonth: string;
}

/** A shop stays open on the lesser ones, and on the Friday before a Saturday. */
const closedInNewYork =
  /^(New Year's Day|Memorial Day|Independence Day|Labor Day|Thanksgiving Day|Christmas Day)$/;

async function closedDays(country: string, region: string, today: string): Promise<Exceptions> {
  const year = Number(today.slice(0, 4));
  const years = [year, year + 1].map((one) => holidaysOf({ country, region, year: one, locale: "en" }));
  return (await Promise.all(years)).flatMap((found) => {
    if (!found.ok) throw new Error(`No holidays for this ${found.error}`);
    return found.value.map(({ date, name }) => ({ date, reason: name }));
  });
}

/** The same for the same day, wherever and whenever it is asked. */
export async function around(today: string): Promise<Around> {
  const newYork = await closedDays("US", "NY", today);
  return {
    newYork: newYork.filter(({ reason = "" }) => closedInNewYork.test(reason)),
    england: await closedDays("GB", "ENG", today),
    nextMonth: addDays(startOfWeek(today, 1), 35),
  };
}
