import { dateOf, dayNumberOf, isDate } from "#lib/time/civil.ts";
import { parseInstant } from "#lib/time/instant.ts";
import { instantsAt } from "#lib/time/local-day.ts";

/** Whether 3/4/2026 is the third of April or the fourth of March. */
export type DateOrder = "dmy" | "mdy";

export type MomentProblem = "shape" | "ambiguous" | "gap" | "fold" | "range";
export type Moment = { minute: number } | { problem: MomentProblem };

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const monthOf = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;

const offsetShape = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})$/i;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const wordMonthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const wordMonthLast = /^(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.?,? (\d{4})$/i;
const clock = /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.|uhr)?$/i;
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]{0,6}\.?,? +/i;

/** A date as `YYYY-MM-DD`. `order` decides where both ways are possible; "ambiguous" without it. */
export function parseDay(typed: string, order: DateOrder | undefined): string | "ambiguous" | null {
  const text = typed.trim().replace(weekday, "");
  const found = yearFirst.exec(text);
  if (found) return dated(Number(found[1]), Number(found[2]), Number(found[3]));
  const words = wordMonthFirst.exec(text);
  if (words) return dated(Number(words[3]), monthOf(words[1] ?? ""), Number(words[2]));
  const last = wordMonthLast.exec(text);
  if (last) return dated(Number(last[3]), monthOf(last[2] ?? ""), Number(last[1]));
  const parts = yearLast.exec(text);
  if (!parts) return null;
  const [a, sign, b, year] = [Number(parts[1]), parts[2], Number(parts[3]), Number(parts[4])];
  const full = year < 100 ? 2000 + year : year;
  // With dots nobody writes the month first.
  const way = sign === "." || a > 12 || a === b ? "dmy" : b > 12 ? "mdy" : order;
  if (!way) return "ambiguous";
  return way === "dmy" ? dated(full, b, a) : dated(full, a, b);
}

function dated(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDate(text) && dateOf(dayNumberOf(year, month, day)) === text ? text : null;
}

/** Minute of the day for "9:00", "9.00", "21h30", "9 PM". */
export function parseClock(typed: string): number | null {
  const found = clock.exec(typed.trim());
  if (!found) return null;
  const [hour, minute, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]?.toLowerCase() ?? ""];
  if (minute > 59 || (found[2] === undefined && half === "")) return null;
  if (/^[ap]/.test(half)) {
    if (hour < 1 || hour > 12) return null;
    return ((hour % 12) + (half.startsWith("p") ? 12 : 0)) * 60 + minute;
  }
  return hour < 24 ? hour * 60 + minute : null;
}

/**
 * An instant that somebody wrote, in minutes since the epoch: RFC 3339 with its offset, or a date and a time of day in
 * `zone`. What the clocks skip or show twice on that day is no instant: the file has to say which.
 */
export function parseMoment(typed: string, zone: string, order: DateOrder | undefined): Moment {
  const text = typed.trim();
  if (text.length > 60) return { problem: "shape" };
  const exact = offsetShape.exec(text);
  if (exact) {
    const [, date, time, seconds = ":00", offset = "Z"] = exact;
    const colon = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset;
    const ms = parseInstant(`${date}T${time}${seconds}${colon}`);
    return ms === null ? { problem: "range" } : { minute: Math.floor(ms / 60_000) };
  }
  // The date ends where a time of day begins.
  const split =
    /^(.*?)(?:T|,? +at +|,? +)(\d{1,2}(?:[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*(?:[ap]\.?m\.?|uhr)?)$/i.exec(
      text,
    );
  return split ? wallMoment(split[1] ?? "", split[2] ?? "", zone, order) : { problem: "shape" };
}

/** The same for a date and a time that stand in columns of their own. */
export function wallMoment(day: string, time: string, zone: string, order: DateOrder | undefined): Moment {
  const date = parseDay(day, order);
  const minute = parseClock(time);
  if (date === "ambiguous") return { problem: "ambiguous" };
  if (date === null || minute === null) return { problem: "shape" };
  const [first, second] = instantsAt(date, minute, zone);
  if (first === undefined) return { problem: "gap" };
  return second === undefined ? { minute: first } : { problem: "fold" };
}

/** What a column of dates says about its own order: null where nothing in it depends on one; "both" where it must be asked. */
export function detectOrder(texts: Iterable<string>): DateOrder | "both" | null {
  let seen: DateOrder | "both" | null = null;
  for (const typed of texts) {
    const parts = /^(\d{1,2})([-/])(\d{1,2})\2(?:\d{4}|\d{2})\b/.exec(typed.trim().replace(weekday, ""));
    if (!parts) continue;
    const [a, b] = [Number(parts[1]), Number(parts[3])];
    if (a > 12 && b <= 12) return "dmy";
    if (b > 12 && a <= 12) return "mdy";
    if (a !== b) seen = "both";
  }
  return seen;
}
