import type { CalendarDay } from "#lib/availability/special-days.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { spansWords } from "./span-words.ts";

/** "Closed all day, Christmas Day"; "Other hours: 10:00 AM – 2:00 PM"; for a usual day its hours. */
export function dayWords(
  t: Translator<"hours">,
  { kind, spans, reason, inPeriod }: CalendarDay,
  region: string,
): string {
  const hours = spansWords(t, spans, region);
  const said =
    kind === "usual"
      ? inPeriod
        ? t("day.period", { hours })
        : hours
      : kind === "closed"
        ? t("day.closed")
        : t(`day.${kind}`, { hours });
  return reason ? `${said}, ${reason}` : said;
}
