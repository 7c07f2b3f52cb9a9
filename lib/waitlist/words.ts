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
import { dayPartOf } from "./day-parts.ts";
import type { Wish } from "./wish.ts";

type Words = Translator<"waitlist">;

// Minutes of a wall day are the minutes of 1 January 1970 in UTC.
function spanWords(span: WallSpan, t: Words, region: string): string {
  const part = dayPartOf(span);
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
