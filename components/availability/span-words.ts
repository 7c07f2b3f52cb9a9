import type { WallSpan } from "#lib/availability/rules.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDaySpan, formatTime } from "#lib/time/format.ts";

/** "9:00 AM" of a minute of the wall day; past midnight it is the next day's clock. */
export const clockWords = (minute: number, region: string): string =>
  formatTime(minute % 1440, region, "UTC");

/** "9:00 AM – 5:00 PM", "All day", "6:00 PM – midnight", and the day it ends on where that is the next one. */
export function spanWords(t: Translator<"hours">, { from, to }: WallSpan, region: string): string {
  if (to === 1440)
    return formatDaySpan(from, to, region, "UTC", {
      allDay: t("span.allDay"),
      toMidnight: (time) => t("span.toMidnight", { from: time }),
    });
  const words = `${clockWords(from, region)} – ${clockWords(to, region)}`;
  return to > 1440 ? `${words} (${t("nextDay")})` : words;
}

/** Openings in a line; "Closed" for none. */
export const spansWords = (t: Translator<"hours">, spans: readonly WallSpan[], region: string): string =>
  spans.length === 0
    ? t("closed")
    : [...spans]
        .sort((a, b) => a.from - b.from)
        .map((span) => spanWords(t, span, region))
        .join(", ");
