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
  starts: readonly Span[];
}

const nothing: readonly Span[] = [];

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

/** Starts whose service lies wholly inside open hours; its buffers may reach outside. */
function startsInside(rules: ServiceRules, schedule: ScheduleRules, window: Span): Span[] {
  const { durationMinutes } = rules;
  const starts: Span[] = [];
  for (const open of openAround(schedule, { from: window.from, to: window.to + durationMinutes })) {
    const from = Math.max(open.from, window.from);
    const to = Math.min(open.to - durationMinutes + 1, window.to);
    if (from < to) starts.push({ from, to });
  }
  return starts;
}

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

/** Starts at which a resource is open and has a unit free. */
function resourceStarts(
  rules: ServiceRules,
  resource: ResourceRules,
  busy: Busy,
  within: readonly Span[],
  window: Span,
) {
  const open = resource.schedule ? intersect(within, startsInside(rules, resource.schedule, window)) : within;
  const [only, ...others] = resource.unitIds;
  if (only === undefined) return nothing;
  const free = withoutBusy(rules, open, busy, only);
  if (others.length === 0) return free;
  return merge([...free, ...others.flatMap((unit) => withoutBusy(rules, open, busy, unit))]);
}

/** Everyone who could be asked for: all of them, or the one named. */
const wanted = (rules: ServiceRules, staffId: string | undefined): readonly StaffRules[] =>
  staffId === undefined || rules.assignment === "all"
    ? rules.staff
    : rules.staff.filter((member) => member.id === staffId);

/**
 * The starts in a window that rules and busy time leave to each possible crew, before grid, notice, horizon and caps.
 * Crews keep the rules' order. An unknown staff member gives none.
 */
export function crews(rules: ServiceRules, busy: Busy, window: Span, staffId?: string): Crew[] {
  if (staffId !== undefined && !rules.staff.some((member) => member.id === staffId)) return [];
  // Without people the resources' hours decide, and without any hours at all it is never open.
  const unattended = rules.staff.length === 0;
  if (unattended && !rules.resources.some((resource) => resource.schedule)) return [];
  const shared = rules.resources.reduce<readonly Span[]>(
    (within, resource) => resourceStarts(rules, resource, busy, within, window),
    [window],
  );
  if (unattended) return [{ staff: [], starts: shared }];
  const free = wanted(rules, staffId).map((member): Crew => {
    const open = startsInside(rules, member.schedule, window);
    const starts = withoutBusy(rules, open, busy, member.id);
    return { staff: [member], starts: rules.resources.length > 0 ? intersect(starts, shared) : starts };
  });
  if (rules.assignment !== "all") return free;
  const together = free.map((crew) => crew.starts).reduce((all, starts) => intersect(all, starts));
  return [{ staff: rules.staff, starts: together }];
}
