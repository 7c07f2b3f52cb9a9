import type { Translator } from "#lib/i18n/translator.ts";
import { civilOf, weekdayOf } from "#lib/time/civil.ts";
import { weekdayNames } from "#lib/time/format.ts";
import { ordinalOf, type Repeat } from "./repeat.ts";

/**
 * A repetition in words, as they stand in a sentence: "every Tuesday", "every 2 weeks on Tuesday and Thursday", "every
 * month on the second Tuesday". `first`: day number of the first start, which says what the rule leaves open.
 */
export function repeatWords(t: Translator<"series">, repeat: Repeat, first: number, region: string): string {
  const { interval } = repeat;
  const names = weekdayNames(region, "long", 1);
  const own = weekdayOf(first);
  if (repeat.every === "week") {
    const days = names.filter(({ weekday }) => weekday === own || repeat.weekdays.includes(weekday));
    const list = new Intl.ListFormat(region, { type: "conjunction" }).format(days.map(({ name }) => name));
    return t("rule.week", { interval, days: list });
  }
  if (repeat.on === "day") return t("rule.day", { interval, day: civilOf(first).day });
  const weekday = names.find((name) => name.weekday === own)?.name ?? "";
  return t("rule.weekday", { interval, nth: String(ordinalOf(first)), weekday });
}
