import { type BusyDetails, busyFrom } from "./busy-details.ts";
import { type DecideQuery, decide } from "./decide.ts";
import { hours, openingGrid, timeOff } from "./explain-hours.ts";
import { caps, clockGrid, timing } from "./explain-rules.ts";
import { free, seats } from "./explain-taken.ts";
import type { Minute, Refusal, ResourceRules, ScheduleRules, ServiceRules, StaffRules } from "./rules.ts";
import { hasRoom, sessionsIn } from "./sessions.ts";
import { type Subject, type Verdict, verdict } from "./verdict.ts";

export interface Explanation {
  from: Minute;
  to: Minute;
  /** Whether customers could book it. */
  offered: boolean;
  /** The first rule that says no, as `decide` names it; null when it says yes. */
  refusal: Refusal | null;
  /** Every rule that was asked, passing or not, in the order they are asked. */
  verdicts: Verdict[];
  /** Ids of those who could take it; of whoever leads it for a session that exists. */
  staff: string[];
}

const passes = (verdicts: readonly Verdict[]) => verdicts.every(({ passed }) => passed);

/** Others make up for a failure: it is told, but it is not why. */
const forgiven = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts.map((one): Verdict => ({ ...one, refuses: false }));

/** Several that can stand in for each other: failures count only where none of them passes. */
const anyOf = (groups: readonly Verdict[][]): Verdict[] =>
  groups.some(passes) ? groups.flatMap(forgiven) : groups.flat();

/**
 * What each rule says about one start, for staff (design 4.4). Whether it is offered is `decide`'s word, on the same
 * rows; a law holds that the verdicts lead to the same end by themselves, and that the rule `decide` names is among
 * those that refuse. Pure.
 */
export function explain(rules: ServiceRules, details: BusyDetails, query: DecideQuery): Explanation {
  const busy = busyFrom(details);
  const decision = decide(rules, busy, query);
  const { from, staffId } = query;
  const sessions = sessionsIn(rules, busy, from, from + 1, staffId);
  const joined = sessions.find((session) => hasRoom(session, query.party));
  const verdicts = [
    ...timing(rules, query),
    ...(joined ? [] : fresh(rules, details, query)),
    ...caps(rules, rules.limits, details.booked, from),
    ...party(rules, query, joined !== undefined),
    ...customerCap(rules, details),
  ];
  const everyone = decision.ok ? decision.placement.candidates.flatMap((one) => one.staffIds) : [];
  const offered = decision.ok && passes(verdicts.filter(({ rule }) => rule === "customer_cap"));
  return {
    from,
    to: joined?.to ?? from + rules.durationMinutes,
    offered,
    refusal: decision.ok ? null : decision.refusal,
    verdicts: [...verdicts, ...sessionVerdicts(rules, sessions, query, verdicts)],
    staff: joined ? (joined.staffId ? [joined.staffId] : []) : [...new Set(everyone)],
  };
}

/** A full session refuses only where no new one could be opened beside it. */
function sessionVerdicts(
  rules: ServiceRules,
  sessions: ReturnType<typeof sessionsIn>,
  query: DecideQuery,
  others: readonly Verdict[],
): Verdict[] {
  const found = sessions.map((session) => seats(session, query.party));
  const isBeside = rules.staff.length > 0 && !others.some(({ refuses }) => refuses);
  return found.some(({ passed }) => passed) || isBeside ? forgiven(found) : found;
}

/** Whether the party fits at all; nothing to tell of one person and an appointment. */
function party({ capacity }: ServiceRules, query: DecideQuery, joins: boolean): Verdict[] {
  const fits = query.party >= 1 && (joins || query.party <= capacity);
  return fits && capacity === 1 ? [] : [verdict("party", fits, { party: query.party, capacity })];
}

function customerCap({ limits: { perCustomer } }: ServiceRules, { ofCustomer }: BusyDetails): Verdict[] {
  if (perCustomer === undefined || ofCustomer === null) return [];
  return [verdict("customer_cap", ofCustomer < perCustomer, { cap: perCustomer, count: ofCustomer })];
}

/** Hours of place and service; once where both keep the same. */
export const sharedHours = (rules: ServiceRules): ScheduleRules[] => [...new Set(rules.hours)];

/** What has to hold for a start that needs people and rooms of its own. */
function fresh(rules: ServiceRules, details: BusyDetails, query: DecideQuery): Verdict[] {
  const { from } = query;
  const people = asked(rules, query);
  const together = rules.assignment === "all" || people.length === 0;
  const crewGrid = rules.alignment === "opening" && together && openingGrid(rules, people, from);
  const each = people.map((member) => person(rules, details, member, from, !together));
  return [
    ...(rules.alignment === "clock" ? [clockGrid(rules, from)] : []),
    assignment(rules, query),
    ...sharedHours(rules).map((schedule) =>
      hours(rules, schedule, from, { kind: "schedule", id: schedule.id }),
    ),
    ...rules.resources.flatMap((resource) => resourceOpen(rules, resource, from)),
    ...(crewGrid ? [crewGrid] : []),
    ...(together ? each.flat() : anyOf(each)),
    ...rules.resources.flatMap((resource) => resourceFree(rules, details, resource, from)),
  ];
}

/** Everyone who could be asked: all of them, or the one named; nobody where that one does not do it. */
function asked(rules: ServiceRules, { staffId }: DecideQuery): StaffRules[] {
  const named = rules.staff.filter(({ id }) => staffId === undefined || id === staffId);
  return rules.assignment === "all" && named.length > 0 ? [...rules.staff] : named;
}

function assignment(rules: ServiceRules, query: DecideQuery): Verdict {
  const { staffId } = query;
  const isOther = staffId !== undefined && !rules.staff.some(({ id }) => id === staffId);
  const hasHours = rules.hours.length > 0 || rules.resources.some(({ schedule }) => schedule);
  const isNobody = rules.staff.length === 0 && !hasHours;
  const problem = isOther ? "other" : isNobody ? "nobody" : null;
  const people = asked(rules, query).map(({ id }) => id);
  const how =
    rules.staff.length === 0
      ? "none"
      : staffId !== undefined && rules.assignment !== "all"
        ? "named"
        : rules.assignment;
  return verdict(
    "assignment",
    problem === null,
    { how, staff: people, problem },
    staffId === undefined ? undefined : { kind: "staff", id: staffId },
  );
}

function person(
  rules: ServiceRules,
  details: BusyDetails,
  member: StaffRules,
  from: Minute,
  alone: boolean,
): Verdict[] {
  const subject: Subject = { kind: "staff", id: member.id };
  const grid = alone && rules.alignment === "opening" && openingGrid(rules, [member], from, subject);
  return [
    hours(rules, member.schedule, from, subject),
    timeOff(rules, member, from),
    ...(grid ? [grid] : []),
    ...caps(rules, member.limits, details.bookedWith.get(member.id) ?? [], from, subject),
    ...free(rules, details.takings, member.id, from, subject),
  ];
}

function resourceOpen(rules: ServiceRules, { id, unitIds, schedule }: ResourceRules, from: Minute) {
  const subject: Subject = { kind: "resource", id };
  return [
    ...(unitIds.length === 0 ? [verdict("units", false, { count: 0 }, subject)] : []),
    ...(schedule ? [hours(rules, schedule, from, subject)] : []),
  ];
}

const resourceFree = (rules: ServiceRules, details: BusyDetails, resource: ResourceRules, from: Minute) =>
  anyOf(
    resource.unitIds.map((unit) =>
      free(rules, details.takings, unit, from, { kind: "unit", id: unit, resourceId: resource.id }),
    ),
  );
