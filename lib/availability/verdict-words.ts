import { formatDuration } from "#lib/time/format.ts";
import {
  absenceText,
  dateText,
  dayText,
  listText,
  nameOf,
  staffNames,
  timeOf,
  untilText,
  type Words,
} from "./explain-words.ts";
import { hoursText } from "./hours-words.ts";
import { freeText } from "./taken-words.ts";
import type { Rule, Verdict } from "./verdict.ts";

/** Turns one verdict into a sentence or two; the only place that does (house rule 5). */

type Of<R extends Rule> = Extract<Verdict, { rule: R }>;
type Sentences = { [R in Rule]: (words: Words, verdict: Of<R>) => string };

const duration = ({ region }: Words, minutes: number) => formatDuration(minutes, region);
const service = ({ names }: Words) => names.service.name;

function assignment(words: Words, { subject, params: { how, staff, problem } }: Of<"assignment">): string {
  const { t } = words;
  const name = nameOf(words, subject);
  if (problem === "other") return t("rule.assignment.other", { name, service: service(words) });
  if (problem === "nobody") return t("rule.assignment.nobody", { service: service(words) });
  if (how === "named") return t("rule.assignment.named", { name, service: service(words) });
  if (how === "none") return t("rule.assignment.none");
  return t(`rule.assignment.${how}`, { names: listText(words, staffNames(words, staff), "names.pair") });
}

function notice(words: Words, { passed, params: { past, minutes, deadline } }: Of<"notice">): string {
  const { t } = words;
  if (past) return t("rule.notice.past");
  if (minutes === 0) return t("rule.notice.none");
  return t(passed ? "rule.notice.yes" : "rule.notice.no", {
    notice: duration(words, minutes),
    deadline: untilText(words, deadline),
  });
}

function dates(words: Words, { passed, params: { from, to } }: Of<"dates">): string {
  const { t } = words;
  const values = {
    service: service(words),
    ...(from && { from: dateText(words, from) }),
    ...(to && { to: dateText(words, to) }),
  };
  const fact = t(from && to ? "rule.dates.both" : from ? "rule.dates.from" : "rule.dates.to", values);
  return passed ? fact : t("rule.dates.no", { fact });
}

function grid(words: Words, { passed, params: { step, opened, before, after } }: Of<"grid">): string {
  const { t } = words;
  const key = opened === null ? "rule.grid" : "rule.grid.opening";
  const fact = t(`${key}.${passed ? "yes" : "no"}`, {
    step: duration(words, step),
    time: timeOf(words, words.from),
    ...(opened !== null && { opened: timeOf(words, opened) }),
  });
  if (passed) return fact;
  const [first, second] = [before, after].filter((at) => at !== null).map((at) => timeOf(words, at));
  if (first === undefined) return fact;
  const near =
    second === undefined
      ? t("rule.grid.nearestOne", { one: first })
      : t("rule.grid.nearest", { before: first, after: second });
  return `${fact} ${near}`;
}

function cap(words: Words, { passed, subject, params: { per, cap: most, count } }: Of<"cap">): string {
  const values = {
    count,
    cap: most,
    date: dayText(words, words.from),
    name: nameOf(words, subject),
    service: service(words),
  };
  return words.t(`rule.${subject ? "staffCap" : "cap"}.${per}.${passed ? "yes" : "no"}`, values);
}

function timeOff(words: Words, { subject, params: { off } }: Of<"time_off">): string {
  const { t, names } = words;
  const name = nameOf(words, subject);
  if (!off) return t("rule.timeOff.yes", { name });
  // The rules know absences that touch as one; the entry that stands here says why.
  const entries = names.absences.get(subject?.id ?? "") ?? [];
  const entry = entries.find(({ from, to }) => from < off.to && off.from < to && words.from < to);
  const values = { name, when: absenceText(words, entry ?? off) };
  return entry?.reason
    ? t("rule.timeOff.reason", { ...values, reason: entry.reason })
    : t("rule.timeOff.no", values);
}

function session(words: Words, { passed, subject, params: { span, left } }: Of<"session">): string {
  const { t } = words;
  const values = { time: timeOf(words, span.from), left };
  const fact = t(passed ? "rule.session.yes" : left > 0 ? "rule.session.no" : "rule.session.full", values);
  return subject ? t("rule.session.with", { fact, name: nameOf(words, subject) }) : fact;
}

const sentences: Sentences = {
  service: (words, { passed }) =>
    words.t(passed ? "rule.service.yes" : "rule.service.no", { service: service(words) }),
  assignment,
  party: ({ t }, { passed, params }) => t(passed ? "rule.party.yes" : "rule.party.no", { ...params }),
  notice,
  horizon: (words, { passed, params: { days, last } }) =>
    words.t(passed ? "rule.horizon.yes" : "rule.horizon.no", { days, last: dateText(words, last) }),
  dates,
  grid,
  hours: hoursText,
  time_off: timeOff,
  units: (words, { subject }) => words.t("rule.units.no", { name: nameOf(words, subject) }),
  cap,
  customer_cap: (words, { passed, params }) =>
    words.t(passed ? "rule.customerCap.yes" : "rule.customerCap.no", { ...params, service: service(words) }),
  free: freeText,
  session,
};

/** What a rule says about the start, in a sentence or two of the reader's language. */
export const verdictText = (words: Words, found: Verdict): string => {
  const sentence: (words: Words, verdict: never) => string = sentences[found.rule];
  return sentence(words, found as never);
};
