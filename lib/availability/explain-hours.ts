import { dateOf } from "#lib/time/civil.ts";
import { localDateAt, localDayAt, localDaySpans } from "#lib/time/local-day.ts";
import { openAround } from "./open-intervals.ts";
import type { Minute, ScheduleRules, ServiceRules, Span, StaffRules } from "./rules.ts";
import { type HoursSource, type Subject, type Verdict, verdict } from "./verdict.ts";

/** Who is open when a service would take place, and the grid that is counted from openings. */

const holds = (outer: Span, inner: Span) => outer.from <= inner.from && inner.to <= outer.to;
const meets = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

/** The instants around `at` that have its local date (cases Z5, Z7). */
const dayAround = (at: Minute, zone: string): Span =>
  localDaySpans(localDateAt(at, zone), zone).find((span) => span.from <= at && at < span.to) ?? {
    from: at,
    to: at + 1,
  };

const isOpen = (schedule: ScheduleRules, span: Span) =>
  openAround(schedule, span).some((open) => holds(open, span));

/** The schedule as if one special day had not been entered. */
function without(schedule: ScheduleRules, date: string): ScheduleRules {
  const exceptions = new Map(schedule.exceptions);
  exceptions.delete(date);
  return { ...schedule, exceptions };
}

/** Which entry the hours of a start come from; a closed evening before counts where its night shift would reach. */
function sourceOf(schedule: ScheduleRules, span: Span): HoursSource {
  const dayIn = (zone: string) => localDayAt(span.from, zone);
  const period = schedule.periods.find(({ from, to, zone }) => from <= dayIn(zone) && dayIn(zone) <= to);
  const day = dayIn(period?.zone ?? schedule.zone);
  const [today, before] = [dateOf(day), dateOf(day - 1)];
  if (schedule.exceptions.has(today)) return { kind: "exception", date: today };
  if (schedule.exceptions.has(before) && !isOpen(schedule, span) && isOpen(without(schedule, before), span))
    return { kind: "exception", date: before };
  return period ? { kind: "period", from: period.from } : { kind: "weekly" };
}

/** Whether a schedule is open for the whole service; buffers may reach outside. */
export function hours(
  rules: ServiceRules,
  schedule: ScheduleRules,
  from: Minute,
  subject: Subject,
): Extract<Verdict, { rule: "hours" }> {
  const span = { from, to: from + rules.durationMinutes };
  const day = dayAround(from, rules.zone);
  const open = openAround(schedule, { from: day.from, to: Math.max(day.to, span.to) });
  const opening = open.find((one) => one.from <= from && from < one.to) ?? null;
  return verdict(
    "hours",
    opening !== null && holds(opening, span),
    {
      scheduleId: schedule.id,
      span,
      opening,
      open: open.filter((one) => meets(one, day)),
      source: sourceOf(schedule, span),
    },
    subject,
  );
}

export function timeOff(
  rules: ServiceRules,
  member: StaffRules,
  from: Minute,
): Extract<Verdict, { rule: "time_off" }> {
  const span = { from, to: from + rules.durationMinutes };
  const off = member.timeOff.find((one) => meets(one, span)) ?? null;
  return verdict("time_off", off === null, { off }, { kind: "staff", id: member.id });
}

/** The part of an opening that absences leave around `at`. */
function besideAbsence(opening: Span, timeOff: readonly Span[], at: Minute): Span {
  const ended = timeOff.filter(({ to }) => to <= at).map(({ to }) => to);
  const begins = timeOff.filter(({ from }) => from > at).map(({ from }) => from);
  return { from: Math.max(opening.from, ...ended), to: Math.min(opening.to, ...begins) };
}

/**
 * The grid counted from when everybody needed is open; null where somebody is not, because then there is nothing to
 * count from. `people`: those who would do it together, one as a rule.
 */
export function openingGrid(
  rules: ServiceRules,
  people: readonly StaffRules[],
  from: Minute,
  subject?: Subject,
): Verdict | null {
  const span = { from, to: from + rules.durationMinutes };
  const shared = [...rules.hours, ...rules.resources.flatMap(({ schedule }) => schedule ?? [])];
  const openings = [
    ...shared.map((schedule) => ({ schedule, timeOff: [] })),
    ...people.map(({ schedule, timeOff: off }) => ({ schedule, timeOff: off })),
  ].map(({ schedule, timeOff: off }) => {
    const opening = openAround(schedule, span).find((one) => holds(one, span));
    return opening && !off.some((one) => meets(one, span)) ? besideAbsence(opening, off, from) : null;
  });
  const open = openings.filter((one) => one !== null);
  if (open.length === 0 || open.length < openings.length) return null;
  const day = dayAround(from, rules.zone);
  const opened = Math.max(day.from, ...open.map((one) => one.from));
  const last = Math.min(day.to - 1, ...open.map((one) => one.to - rules.durationMinutes));
  const before = from - ((from - opened) % rules.stepMinutes);
  const after = before + rules.stepMinutes;
  const facts = { alignment: "opening", step: rules.stepMinutes, opened } as const;
  return verdict(
    "grid",
    before === from,
    {
      ...facts,
      before: before === from ? null : before,
      after: after <= last ? after : null,
    },
    subject,
  );
}
