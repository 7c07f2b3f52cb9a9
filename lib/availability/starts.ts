import { fullSpans } from "./caps.ts";
import { ascending, intersect, subtract } from "./intervals.ts";
import { openAround } from "./open-intervals.ts";
import type {
  Busy,
  Caps,
  Minute,
  ResourceRules,
  ScheduleRules,
  ServiceRules,
  Span,
  StaffRules,
} from "./rules.ts";

/**
 * Sets of possible starts. Instead of testing every start against every rule, each rule becomes the half-open spans
 * of starts that it allows, and rules are combined by intersecting (design 4.4).
 */

/** Who would hold the time together; `staff` is empty where only resources are needed. */
export interface Crew {
  staff: readonly StaffRules[];
  /** Starts inside everybody's hours, not cut to the window: each begins where its opening does. */
  open: readonly Span[];
  /** Those in the window that caps and busy time leave. */
  starts: readonly Span[];
}

/** What has to be known as busy to judge starts in a window: buffers and duration reach outside it. */
export const busyWindow = (rules: ServiceRules, window: Span): Span => ({
  from: window.from - rules.bufferBeforeMinutes,
  to: window.to + rules.durationMinutes + rules.bufferAfterMinutes,
});

/** The span a booking would occupy, buffers included. */
export const occupiedBy = (rules: ServiceRules, from: Minute): Span => ({
  from: from - rules.bufferBeforeMinutes,
  to: from + rules.durationMinutes + rules.bufferAfterMinutes,
});

/** Starts whose service lies wholly inside open spans; its buffers may reach outside. */
function startsInside({ durationMinutes }: ServiceRules, open: readonly Span[]): Span[] {
  const starts: Span[] = [];
  for (const { from, to } of open)
    if (to - durationMinutes >= from) starts.push({ from, to: to - durationMinutes + 1 });
  return starts;
}

/** Open spans of a schedule that could hold a service starting in the window. */
const openFor = (rules: ServiceRules, schedule: ScheduleRules, window: Span): readonly Span[] =>
  openAround(schedule, { from: window.from, to: window.to + rules.durationMinutes });

/** Starts on days and in weeks that have not reached their cap. */
function uncapped(rules: ServiceRules, caps: Caps, booked: readonly Minute[], starts: readonly Span[]) {
  const full = fullSpans(rules, caps, booked);
  return full.length > 0 ? subtract(starts, full) : starts;
}

/** Starts whose occupied span (`occupiedBy`) touches nothing busy on a lane. */
function withoutBusy(rules: ServiceRules, starts: readonly Span[], busy: Busy, lane: string) {
  const spans = busy.lanes.get(lane);
  if (!spans || spans.length === 0) return starts;
  return subtract(starts, ascending(spans), {
    before: rules.durationMinutes + rules.bufferAfterMinutes - 1,
    after: rules.bufferBeforeMinutes,
  });
}

/** Starts at which one of a resource's units is free: what is left once those are gone that every unit is busy at. */
function unitFree(rules: ServiceRules, resource: ResourceRules, busy: Busy, within: readonly Span[]) {
  const lost = resource.unitIds.reduce(
    (starts, unit) => subtract(starts, withoutBusy(rules, starts, busy, unit)),
    within,
  );
  return subtract(within, lost);
}

/** The schedules that bind whoever does it: location, service, resources. */
const sharedSchedules = (rules: ServiceRules): ScheduleRules[] => [
  ...rules.hours,
  ...rules.resources.flatMap(({ schedule }) => schedule ?? []),
];

/** Open whenever all of these are. At least one. */
const openTogether = (rules: ServiceRules, schedules: readonly ScheduleRules[], window: Span) =>
  schedules.map((schedule) => openFor(rules, schedule, window)).reduce((all, open) => intersect(all, open));

/** Everyone who could be asked for: all of them, or the one named. */
const wanted = (rules: ServiceRules, staffId: string | undefined): readonly StaffRules[] =>
  staffId === undefined || rules.assignment === "all"
    ? rules.staff
    : rules.staff.filter((member) => member.id === staffId);

/** What binds everybody who could be asked. */
interface Shared {
  /** When location, service and resources are open; null where none of them has hours. */
  hours: readonly Span[] | null;
  /** Starts that caps and units leave to anybody. */
  free: readonly Span[];
}

/** Starts inside somebody's hours, and those of them that caps and units leave. */
interface Possible {
  open: readonly Span[];
  offered: readonly Span[];
}

function possible(rules: ServiceRules, shared: Shared, atWork: readonly Span[]): Possible {
  const open = startsInside(rules, shared.hours ? intersect(atWork, shared.hours) : atWork);
  return { open, offered: intersect(open, shared.free) };
}

/** `possible` for each staff member; worked out once for all who keep the same schedule and are not away. */
function possibleFor(rules: ServiceRules, shared: Shared, window: Span): (member: StaffRules) => Possible {
  const known = new Map<ScheduleRules, Possible>();
  return ({ schedule, timeOff }) => {
    if (timeOff.length > 0)
      return possible(rules, shared, subtract(openFor(rules, schedule, window), timeOff));
    const found = known.get(schedule) ?? possible(rules, shared, openFor(rules, schedule, window));
    known.set(schedule, found);
    return found;
  };
}

/**
 * The starts among `offered` (tidy, see bounds.ts) that rules and busy time leave to each possible crew, before the
 * grid. Crews keep the rules' order. An unknown staff member gives none.
 */
export function crews(rules: ServiceRules, busy: Busy, offered: readonly Span[], staffId?: string): Crew[] {
  const [first, last] = [offered[0], offered.at(-1)];
  if (!first || !last || (staffId !== undefined && !rules.staff.some(({ id }) => id === staffId))) return [];
  const window = { from: first.from, to: last.to };
  const schedules = sharedSchedules(rules);
  const hours = schedules.length > 0 ? openTogether(rules, schedules, window) : null;
  const free = rules.resources.reduce<readonly Span[]>(
    (within, resource) => unitFree(rules, resource, busy, within),
    uncapped(rules, rules.limits, busy.booked, offered),
  );
  if (rules.staff.length === 0) {
    // Without people the shared hours decide, and without any hours at all it is never open.
    if (!hours) return [];
    const open = startsInside(rules, hours);
    return [{ staff: [], open, starts: intersect(open, free) }];
  }
  const possibleOf = possibleFor(rules, { hours, free }, window);
  const found = wanted(rules, staffId).map((member): Crew => {
    const { open, offered: starts } = possibleOf(member);
    const left = uncapped(rules, member.limits, busy.bookedWith.get(member.id) ?? [], starts);
    return { staff: [member], open, starts: withoutBusy(rules, left, busy, member.id) };
  });
  return rules.assignment === "all" ? [together(rules, found)] : found;
}

/** Everybody at once: open and free where all of them are. */
const together = (rules: ServiceRules, found: readonly Crew[]): Crew => ({
  staff: rules.staff,
  open: found.map(({ open }) => open).reduce((all, open) => intersect(all, open)),
  starts: found.map(({ starts }) => starts).reduce((all, starts) => intersect(all, starts)),
});
