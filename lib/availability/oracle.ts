import { dateOf, weekdayOf } from "#lib/time/civil.ts";
import { wallOf } from "#lib/time/testing.ts";
import type {
  Busy,
  Caps,
  ResourceRules,
  ScheduleRules,
  ServiceRules,
  SlotQuery,
  Span,
  StaffRules,
} from "./rules.ts";

/**
 * The rules once more, written to be obviously right and slow: minute by minute, through Temporal, nothing shared with
 * the engine. The laws compare the two. Appointments only; sessions have their own tests.
 */

const dayOfWall = (wall: number) => Math.floor(wall / 1440);

function isOpenAt(schedule: ScheduleRules, minute: number): boolean {
  const zones = new Set([schedule.zone, ...schedule.periods.map(({ zone }) => zone)]);
  return [...zones].some((zone) => {
    const wall = wallOf(minute, zone);
    return [0, 1, 2].some((back) => {
      const day = dayOfWall(wall) - back;
      const period = schedule.periods.find(({ from, to }) => from <= day && day <= to) ?? schedule;
      if (period.zone !== zone) return false;
      const shifts =
        schedule.exceptions.get(dateOf(day)) ??
        period.weekly.filter((span) => span.weekday === weekdayOf(day));
      return shifts.some(({ from, to }) => day * 1440 + from <= wall && wall < day * 1440 + to);
    });
  });
}

const holds = (spans: readonly Span[], minute: number) =>
  spans.some(({ from, to }) => from <= minute && minute < to);

/** The same answers, each worked out once. */
function remembering<K, V>(answer: (key: K, minute: number) => V): (key: K, minute: number) => V {
  const known = new Map<K, Map<number, V>>();
  return (key, minute) => {
    const answers = known.get(key) ?? new Map<number, V>();
    known.set(key, answers);
    const found = answers.get(minute) ?? answer(key, minute);
    answers.set(minute, found);
    return found;
  };
}

/** Possible starts of a query by definition, with who could take them. */
export function expectedStarts(rules: ServiceRules, busy: Busy, query: SlotQuery): Map<number, string[]> {
  const isOpen = remembering(isOpenAt);
  const wallAt = remembering((zone: string, minute) => wallOf(minute, zone));
  const dayAt = (minute: number) => dayOfWall(wallAt(rules.zone, minute));
  const weekAt = (minute: number) => {
    let day = dayAt(minute);
    while (weekdayOf(day) !== rules.weekStart) day--;
    return day;
  };

  const schedules = [...rules.hours, ...rules.resources.flatMap(({ schedule }) => schedule ?? [])];
  const isAtWork = (member: StaffRules, minute: number) =>
    isOpen(member.schedule, minute) && !holds(member.timeOff, minute);
  const isCrewOpen = (crew: readonly StaffRules[], minute: number) =>
    schedules.every((schedule) => isOpen(schedule, minute)) &&
    crew.every((member) => isAtWork(member, minute));

  const isAligned = (crew: readonly StaffRules[], start: number) => {
    if (rules.alignment === "clock") {
      const wall = wallAt(rules.zone, start);
      return (wall - dayOfWall(wall) * 1440) % rules.stepMinutes === 0;
    }
    let opened = start;
    while (dayAt(opened - 1) === dayAt(start) && isCrewOpen(crew, opened - 1)) opened--;
    return (start - opened) % rules.stepMinutes === 0;
  };

  const isFull = ({ perDay, perWeek }: Caps, starts: readonly number[], start: number) =>
    (perDay !== undefined && starts.filter((at) => dayAt(at) === dayAt(start)).length >= perDay) ||
    (perWeek !== undefined && starts.filter((at) => weekAt(at) === weekAt(start)).length >= perWeek);

  const isFree = (lane: string, start: number) =>
    (busy.lanes.get(lane) ?? []).every(
      ({ from, to }: Span) =>
        from >= to ||
        to <= start - rules.bufferBeforeMinutes ||
        start + rules.durationMinutes + rules.bufferAfterMinutes <= from,
    );
  const hasUnit = ({ unitIds }: ResourceRules, start: number) => unitIds.some((unit) => isFree(unit, start));

  const canTake = (crew: readonly StaffRules[], start: number) => {
    const isBookable = crew.every(
      ({ id, limits }) => isFree(id, start) && !isFull(limits, busy.bookedWith.get(id) ?? [], start),
    );
    if (!isBookable || !isCrewOpen(crew, start) || !isAligned(crew, start)) return false;
    for (let at = start; at < start + rules.durationMinutes; at++) if (!isCrewOpen(crew, at)) return false;
    return true;
  };

  const today = dayAt(query.now);
  const asked = rules.staff.filter(({ id }) => query.staffId === undefined || id === query.staffId);
  const unattended = rules.staff.length === 0;
  const crews = rules.assignment === "all" || unattended ? [rules.staff] : asked.map((member) => [member]);
  const found = new Map<number, string[]>();
  for (let start = query.window.from; start < query.window.to; start++) {
    const day = dayAt(start);
    if (start < query.now + rules.minimumNoticeMinutes || start < query.now) continue;
    if (day > today + rules.horizonDays) continue;
    if (rules.dates.from !== null && day < rules.dates.from) continue;
    if (rules.dates.to !== null && day > rules.dates.to) continue;
    if (isFull(rules.limits, busy.booked, start)) continue;
    if (!rules.resources.every((resource) => hasUnit(resource, start))) continue;
    const able = crews.filter((crew) => canTake(crew, start));
    if (able.length > 0)
      found.set(
        start,
        able.flatMap((crew) => crew.map(({ id }) => id)),
      );
  }
  return found;
}
