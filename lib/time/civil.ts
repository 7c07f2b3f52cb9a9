/**
 * The calendar without clocks: `YYYY-MM-DD` strings and day numbers (whole days since 1970-01-01), in
 * integers, so that the page can do it without Temporal. Proleptic Gregorian; the algorithm is Howard
 * Hinnant's "days_from_civil".
 */

export const DAY_MINUTES = 1440;

/** The last year anything may be dated in: beyond it a date is a typing mistake (cases Z16). */
export const LAST_YEAR = 2199;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Day number of year, month 1–12 and day; overflowing days roll over. */
export function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month 1–12 and day of a day number. */
export function civilOf(dayNumber: number): { year: number; month: number; day: number } {
  const z = dayNumber + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

const padded = (value: number, width: number) => String(value).padStart(width, "0");

const written = (year: number, month: number, day: number) =>
  `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;

/** `YYYY-MM-DD` of a day number. */
export function dateOf(dayNumber: number): string {
  const { year, month, day } = civilOf(dayNumber);
  return written(year, month, day);
}

/** Days in a month, 1–12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 12 ? 31 : dayNumberOf(year, month + 1, 1) - dayNumberOf(year, month, 1);

/** Day number of a `YYYY-MM-DD`; null for 30 February, another shape, or a year outside 1970–2199. */
export function parseDate(text: string): number | null {
  const found = pattern.exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (year < 1970 || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return null;
  return day <= daysInMonth(year, month) ? dayNumberOf(year, month, day) : null;
}

/** Day number of a date that is known to be one; throws RangeError otherwise. */
export function dayOf(date: string): number {
  const day = parseDate(date);
  if (day === null) throw new RangeError(`Not a date: ${date}`);
  return day;
}

export const isDate = (text: string): boolean => parseDate(text) !== null;

/** ISO weekday of a day number: 1 Monday … 7 Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (dayNumber: number): number => ((((dayNumber + 3) % 7) + 7) % 7) + 1;

export const isoWeekday = (date: string): number => weekdayOf(dayOf(date));

export const addDays = (date: string, days: number): string => dateOf(dayOf(date) + days);

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number => dayOf(to) - dayOf(from);

/** Same day of another month, or that month's last: 31 January + 1 month is 28 February (cases Z13). */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = civilOf(dayOf(date));
  const total = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  return written(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** 29 February + 1 year is 28 February (cases Z13). */
export const addYears = (date: string, years: number): string => addMonths(date, years * 12);

/** The ISO 8601 week a date is in; its year may be the one before or after the date's (cases Z14). */
export function isoWeek(date: string): { year: number; week: number } {
  const day = dayOf(date);
  const thursday = day - weekdayOf(day) + 4;
  const { year } = civilOf(thursday);
  return { year, week: Math.floor((thursday - dayNumberOf(year, 1, 1)) / 7) + 1 };
}

/** The first day of the week a date is in, for weeks that begin on ISO weekday `start`. */
export const startOfWeek = (date: string, start: number): string =>
  addDays(date, -((isoWeekday(date) - start + 7) % 7));
