import { fullSpans } from "./caps.ts";
import { intersect, merge, subtract } from "./intervals.ts";
import { openAround } from "./open-intervals.ts";
import type { Busy, Minute, ResourceRules, ScheduleRules, ServiceRules, Span, StaffRules } from "./rules.ts";

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

/** Starts at which the occupied span would touch something busy. */
function startsBlocked(rules: ServiceRules, busy: readonly Span[]): Span[] {
  const before = rules.durationMinutes + rules.bufferAfterMinutes - 1;
  const after = rules.bufferBeforeMinutes;
  return merge(busy).map((span) => ({ from: span.from - before, to: span.to + after }));
}

const withoutBusy = (rules: ServiceRules, starts: readonly Span[], busy: Busy, lane: string) => {
  const spans = busy.lanes.get(lane);
  return spans && spans.length > 0 ? subtract(starts, startsBlocked(rules, spans)) : starts;
};

/** Starts at which one of a resource's units is free; none without units. */
function unitFree(rules: ServiceRules, resource: ResourceRules, busy: Busy, within: readonly Span[]) {
  const [only, ...others] = resource.unitIds;
  if (only === undefined) return [];
  const free = withoutBusy(rules, within, busy, only);
  if (others.length === 0) return free;
  return merge([...free, ...others.flatMap((unit) => withoutBusy(rules, within, busy, unit))]);
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

function staffCrew(rules: ServiceRules, busy: Busy, shared: Shared, member: StaffRules, window: Span): Crew {
  const atWork = subtract(openFor(rules, member.schedule, window), member.timeOff);
  const open = startsInside(rules, shared.hours ? intersect(atWork, shared.hours) : atWork);
  const capped = fullSpans(rules, member.limits, busy.bookedWith.get(member.id) ?? []);
  const offered = subtract(intersect(open, shared.free), capped);
  return { staff: [member], open, starts: withoutBusy(rules, offered, busy, member.id) };
}

interface Shared {
  /** When location, service and resources are open; null where none of them has hours. */
  hours: readonly Span[] | null;
  /** Starts that caps and units leave to anybody. */
  free: readonly Span[];
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
  const uncapped = subtract(offered, fullSpans(rules, rules.limits, busy.booked));
  const free = rules.resources.reduce<readonly Span[]>(
    (within, resource) => unitFree(rules, resource, busy, within),
    uncapped,
  );
  if (rules.staff.length === 0) {
    // Without people the shared hours decide, and without any hours at all it is never open.
    if (!hours) return [];
    const open = startsInside(rules, hours);
    return [{ staff: [], open, starts: intersect(open, free) }];
  }
  const found = wanted(rules, staffId).map((member) =>
    staffCrew(rules, busy, { hours, free }, member, window),
  );
  return rules.assignment === "all" ? [together(rules, found)] : found;
}

/** Everybody at once: open and free where all of them are. */
const together = (rules: ServiceRules, found: readonly Crew[]): Crew => ({
  staff: rules.staff,
  open: found.map(({ open }) => open).reduce((all, open) => intersect(all, open)),
  starts: found.map(({ starts }) => starts).reduce((all, starts) => intersect(all, starts)),
});
