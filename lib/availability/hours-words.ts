import {
  dateText,
  dayNumberText,
  dayText,
  nameOf,
  ownerOf,
  spanText,
  untilText,
  type Words,
} from "./explain-words.ts";
import type { Span } from "./rules.ts";
import type { HoursSource, Subject, Verdict } from "./verdict.ts";

type Hours = Extract<Verdict, { rule: "hours" }>;

/** Longer than a day it never closed: where it began means nothing to anybody. */
const roundTheClock = ({ from, to }: Span) => to - from >= 1440;

const ownerKind = ({ names }: Words, subject: Subject | undefined) =>
  subject?.kind === "staff" || subject?.kind === "resource"
    ? subject.kind
    : ownerOf(names, subject?.id ?? "");

/** "Ana’s hours", "the opening hours of Elm Street". */
export const whoseHours = (words: Words, subject: Subject | undefined): string =>
  words.t(`hours.of.${ownerKind(words, subject)}`, { name: nameOf(words, subject) });

/** The entry that decides the day, where it is not the weekly hours: a special day or a period, with its reason. */
function sourceText(words: Words, scheduleId: string, source: HoursSource): string | null {
  const { t, names } = words;
  const known = names.schedules.get(scheduleId);
  if (source.kind === "exception") {
    const date = dateText(words, source.date);
    const reason = known?.exceptions.get(source.date);
    return reason ? t("source.exceptionReason", { date, reason }) : t("source.exception", { date });
  }
  const period = source.kind === "period" ? known?.periods.get(source.from) : undefined;
  if (source.kind !== "period" || !period) return null;
  const dates = { from: dayNumberText(words, source.from), to: dateText(words, period.to) };
  return period.reason
    ? t("source.periodReason", { ...dates, reason: period.reason })
    : t("source.period", dates);
}

function fact(words: Words, { passed, subject, params }: Hours): string {
  const { t } = words;
  const { span, opening, open } = params;
  const hours = whoseHours(words, subject);
  const when = spanText(words, span);
  if (passed && opening)
    return roundTheClock(opening)
      ? t("rule.hours.always", { when, hours })
      : t("rule.hours.inside", { when, hours, open: spanText(words, opening) });
  if (opening)
    return t("rule.hours.tooLong", {
      hours,
      end: untilText(words, span.to),
      close: untilText(words, opening.to),
    });
  if (open.length === 0)
    return t(`rule.hours.closed.${ownerKind(words, subject)}`, {
      name: nameOf(words, subject),
      date: dayText(words, words.from),
    });
  const spans = open.map((one) => spanText(words, one));
  const listed = spans.reduce((all, one) => t("names.pair", { first: all, second: one }));
  return t("rule.hours.outside", { when, hours, open: listed });
}

/** Whether the hours hold the service, where they come from if not from the week, and what they are. */
export function hoursText(words: Words, found: Hours): string {
  const source = sourceText(words, found.params.scheduleId, found.params.source);
  return source === null ? fact(words, found) : `${fact(words, found)} ${source}`;
}
