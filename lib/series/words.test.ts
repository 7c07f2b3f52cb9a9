import { expect, test } from "vitest";
import { getTranslator } from "#lib/i18n/messages.ts";
import { dayOf } from "#lib/time/civil.ts";
import type { Repeat } from "./repeat.ts";
import { repeatWords } from "./words.ts";

const week = (interval: number, weekdays: number[]): Repeat => ({
  every: "week",
  interval,
  weekdays,
  weekStart: 1,
});

test.each([
  [week(1, []), "2026-12-01", "every Tuesday"],
  [week(1, [4, 2]), "2026-12-01", "every Tuesday and Thursday"],
  [week(2, []), "2026-12-01", "every 2 weeks on Tuesday"],
  [{ every: "month", interval: 1, on: "day" }, "2026-12-31", "every month on day 31"],
  [{ every: "month", interval: 3, on: "weekday" }, "2026-12-08", "every 3 months on the second Tuesday"],
  [{ every: "month", interval: 1, on: "weekday" }, "2026-12-29", "every month on the last Tuesday"],
] as [Repeat, string, string][])("%j from %s: %s", (repeat, first, words) => {
  expect(repeatWords(getTranslator("en", "series"), repeat, dayOf(first), "en-US")).toBe(words);
});
