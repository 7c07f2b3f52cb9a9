import type { NamedSubject, NamedWarning } from "#lib/availability/warning-names.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDuration, formatPlainDate } from "#lib/time/format.ts";

type T = Translator<"hours">;

/** "Ana", "Ana and Ben", "Ana, Ben and Chloé". */
export const listWords = (t: T, names: readonly string[]): string =>
  names.length < 2
    ? (names[0] ?? "")
    : t("names.and", { others: names.slice(0, -1).join(", "), last: names.at(-1) ?? "" });

/** Any of several people will do: then they are named together. */
const subjectWords = (t: T, { kind, names }: NamedSubject): string =>
  kind === "people" && names.length > 1
    ? t("warn.people")
    : kind === "service"
      ? t("warn.service")
      : listWords(t, names);

/** A warning as a sentence: what is so, and what it means for customers. */
export function warningWords(t: T, { code, who, numbers, dates }: NamedWarning, region: string): string {
  const long = (minutes: number | undefined) => formatDuration(minutes ?? 0, region);
  const day = (date: string | undefined) => (date ? formatPlainDate(date, region) : "");
  const names = who.flatMap((subject) => subject.names);
  return t(`warn.${code}`, {
    names: listWords(t, names),
    count: names.length,
    who: listWords(
      t,
      who.map((subject) => subjectWords(t, subject)),
    ),
    minutes: long(numbers.minutes),
    longest: long(numbers.longest),
    step: long(numbers.step),
    days: numbers.days ?? 0,
    from: day(dates.from),
    to: day(dates.to),
  });
}
