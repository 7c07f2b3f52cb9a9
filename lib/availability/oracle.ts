import { dateOf, weekdayOf } from "#lib/time/civil.ts";
import { wallOf } from "#lib/time/testing.ts";
import type { Busy, ScheduleRules, ServiceRules, SlotQuery, Span } from "./rules.ts";

/**
 * The rules once more, written to be obviously right and slow: minute by minute, through Temporal, nothing shared with
 * the engine. The laws compare the two. Appointments only; sessions have their own tests.
 */

const dayOfWall = (wall: number) => Math.floor(wall / 1440);

function isOpenAtWall(schedule: ScheduleRules, wall: number): boolean {
  return [0, 1, 2].some((back) => {
    const day = dayOfWall(wall) - back;
    const shifts =
      schedule.exceptions.get(dateOf(day)) ??
      schedule.weekly.filter((span) => span.weekday === weekdayOf(day));
    return shifts.some(({ from, to }) => day * 1440 + from <= wall && wall < day * 1440 + to);
  });
}

/** Possible starts of a query by definition. */
export function expectedStarts(rules: ServiceRules, busy: Busy, query: SlotQuery): Map<number, string[]> {
  const remembered = new Map<string, boolean>();
  const isOpen = (schedule: ScheduleRules, minute: number) => {
    const key = `${schedule.id} ${minute}`;
    const known = remembered.get(key) ?? isOpenAtWall(schedule, wallOf(minute, schedule.zone));
    remembered.set(key, known);
    return known;
  };
  const minutes = (from: number) => Array.from({ length: rules.durationMinutes }, (_, i) => from + i);
  const opened = (schedule: ScheduleRules, start: number) =>
    minutes(start).every((at) => isOpen(schedule, at));
  const isFree = (lane: string, start: number) =>
    (busy.lanes.get(lane) ?? []).every(
      ({ from, to }: Span) =>
        from >= to ||
        to <= start - rules.bufferBeforeMinutes ||
        start + rules.durationMinutes + rules.bufferAfterMinutes <= from,
    );
  const today = dayOfWall(wallOf(query.now, rules.zone));
  const found = new Map<number, string[]>();
  for (let start = query.window.from; start < query.window.to; start++) {
    const wall = wallOf(start, rules.zone);
    const day = dayOfWall(wall);
    if ((wall - day * 1440) % rules.stepMinutes !== 0) continue;
    if (start < query.now + rules.minimumNoticeMinutes || day > today + rules.horizonDays) continue;
    if ((busy.perDay.get(dateOf(day)) ?? 0) >= (rules.limits.perDay ?? Number.POSITIVE_INFINITY)) continue;
    const hasResources = rules.resources.every(
      ({ schedule, unitIds }) =>
        (!schedule || opened(schedule, start)) && unitIds.some((unit) => isFree(unit, start)),
    );
    if (!hasResources) continue;
    const free = rules.staff.filter(({ id, schedule }) => opened(schedule, start) && isFree(id, start));
    const asked = free.map(({ id }) => id);
    const staff = query.staffId === undefined ? asked : asked.filter((id) => id === query.staffId);
    const enough = rules.assignment === "all" ? free.length === rules.staff.length : staff.length > 0;
    if (enough) found.set(start, rules.assignment === "all" ? asked : staff);
  }
  return found;
}
