import type { WallSpan } from "#lib/availability/rules.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import {
  formatDateRange,
  formatPlainDate,
  formatTime,
  formatTimeRange,
  weekdayNames,
} from "#lib/time/format.ts";
import { weekStart } from "#lib/time/week.ts";
import type { Wish } from "./wish.ts";

/** The parts of a day that people name, as spans of the wall day. The same borders as on the booking page. */
export const dayParts = {
  morning: { from: 5 * 60, to: 12 * 60 },
  afternoon: { from: 12 * 60, to: 17 * 60 },
  evening: { from: 17 * 60, to: 24 * 60 },
} as const satisfies Record<string, WallSpan>;

export type DayPart = keyof typeof dayParts;
export const dayPartNames = Object.keys(dayParts).filter((name): name is DayPart => name in dayParts);

const partOf = ({ from, to }: WallSpan): DayPart | undefined =>
  dayPartNames.find((name) => dayParts[name].from === from && dayParts[name].to === to);

type Words = Translator<"waitlist">;

// Minutes of a wall day are the minutes of 1 January 1970 in UTC.
function spanWords(span: WallSpan, t: Words, region: string): string {
  const part = partOf(span);
  if (part) return t(`part.${part}`);
  if (span.to >= 1440) return t("wish.from", { time: formatTime(span.from, region, "UTC") });
  return formatTimeRange(span.from, span.to, region, "UTC");
}

/** "Dec 1 – 14, 2026 · Mon, Wed · morning, evening": which times somebody waits for. */
export function wishWords(
  { fromDate, toDate, weekdays, times }: Pick<Wish, "fromDate" | "toDate" | "weekdays" | "times">,
  t: Words,
  region: string,
): string {
  const days =
    fromDate === toDate
      ? formatPlainDate(fromDate, region, "medium")
      : formatDateRange(fromDate, toDate, region);
  const names = weekdayNames(region, "short", weekStart(region)).filter(({ weekday }) =>
    weekdays.includes(weekday),
  );
  return [
    days,
    names.length < 7 ? names.map(({ name }) => name).join(", ") : "",
    times.length === 0 ? t("wish.anyTime") : times.map((span) => spanWords(span, t, region)).join(", "),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
