import type { Translator } from "#lib/i18n/translator.ts";
import { DAY_MINUTES, dateOf } from "#lib/time/civil.ts";
import {
  formatDate,
  formatDateTime,
  formatDaySpan,
  formatPlainDate,
  formatTime,
  isDayStart,
} from "#lib/time/format.ts";
import { localDateAt, minuteOfDayAt } from "#lib/time/local-day.ts";
import type { ExplainNames } from "./explain-names.ts";
import type { Minute, Span } from "./rules.ts";
import type { Subject } from "./verdict.ts";

/** What every sentence of an explanation needs: the reader's language, the location's clocks, and names. */
export interface Words {
  t: Translator<"explain">;
  /** For numbers and dates. */
  region: string;
  /** The location's zone; wall times that happen twice say their offset. */
  zone: string;
  names: ExplainNames;
  /** The start that is explained. */
  from: Minute;
}

export const timeOf = ({ region, zone }: Words, at: Minute): string => formatTime(at, region, zone);

export const dayText = ({ region, zone }: Words, at: Minute): string => formatDate(at, region, zone, "short");

export const dateText = ({ region }: Words, date: string): string => formatPlainDate(date, region, "short");

/** A time that ends something: at the end of its day it is "midnight", as "12:00 AM" could be the beginning of it. */
const endText = (words: Words, at: Minute): string =>
  isDayStart(at, words.zone) ? words.t("midnight") : timeOf(words, at);

/** A time on the start's own day, with its date on any other; the midnight that ends the day is still its own. */
export function untilText(words: Words, at: Minute): string {
  const { region, zone, from } = words;
  const own = localDateAt(from, zone);
  if (localDateAt(at, zone) === own) return timeOf(words, at);
  return localDateAt(at - 1, zone) === own ? endText(words, at) : formatDateTime(at, region, zone, "short");
}

/** "9:00 – 9:45 AM", "6:00 PM – midnight", and a whole day in the words for one. */
export const spanText = ({ t, region, zone }: Words, { from, to }: Span, allDay = t("span.whole")): string =>
  formatDaySpan(from, to, region, zone, {
    allDay,
    toMidnight: (time) => t("span.toMidnight", { from: time }),
  });

/** "Ana", "Ana and Ben", "Ana, Ben and Chloé". */
export function listText({ t }: Words, names: readonly string[], key: "names.pair" | "or.pair"): string {
  const [first = "", ...rest] = names;
  if (rest.length === 0) return first;
  const [last = ""] = rest.slice(-1);
  const before = [first, ...rest.slice(0, -1)].reduce((all, name) =>
    t("names.list", { first: all, rest: name }),
  );
  return t(key, { first: before, second: last });
}

/** The name of a person, room or place. */
export function nameOf({ names }: Words, subject: Subject | undefined): string {
  if (!subject) return names.service.name;
  if (subject.kind === "staff") return names.staff.get(subject.id)?.name ?? "";
  if (subject.kind === "resource") return names.resources.get(subject.id) ?? "";
  if (subject.kind === "unit") return names.units.get(subject.id) ?? "";
  return ownerOf(names, subject.id) === "service" ? names.service.name : names.location.name;
}

/** Whose hours a shared schedule are; the service's own where place and service keep the same. */
export const ownerOf = ({ service }: ExplainNames, scheduleId: string): "service" | "location" =>
  service.scheduleId === scheduleId ? "service" : "location";

export const staffNames = (words: Words, ids: readonly string[]): string[] =>
  ids.map((id) => nameOf(words, { kind: "staff", id }));

/** "on Thu 24 Dec", or from one moment to another; absences of whole days are told in days. */
export function absenceText(words: Words, { from, to }: Span): string {
  const { t, region, zone } = words;
  const isWhole = minuteOfDayAt(from, zone) === 0 && minuteOfDayAt(to, zone) === 0;
  if (isWhole) {
    const [first, last] = [localDateAt(from, zone), localDateAt(to - 1, zone)];
    if (first === last) return t("timeOff.day", { date: dateText(words, first) });
    return t("timeOff.span", { from: dateText(words, first), to: dateText(words, last) });
  }
  if (localDateAt(from, zone) === localDateAt(to - 1, zone) && to - from < DAY_MINUTES)
    return t("timeOff.span", { from: timeOf(words, from), to: endText(words, to) });
  const moment = (at: Minute) => formatDateTime(at, region, zone, "short");
  return t("timeOff.span", { from: moment(from), to: moment(to) });
}

export const dayNumberText = (words: Words, day: number): string => dateText(words, dateOf(day));
