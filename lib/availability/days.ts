import { type PartOfDay, partOfDay, partsOfDay } from "#lib/time/part-of-day.ts";
import { dateFromMinute, minuteOfDay } from "#lib/time/wall.ts";
import type { Minute } from "./rules.ts";

/** Slots as a calendar shows them. Browser-safe: the viewer's zone changes labels, never instants. */

interface Start {
  from: Minute;
}

export interface SlotDay<T extends Start> {
  /** `YYYY-MM-DD` in the viewer's zone. */
  date: string;
  slots: T[];
}

// Map.groupBy is younger than some phones.
function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Ascending slots by local day of the viewer's zone, ascending. Days without slots are left out. */
export function byDay<T extends Start>(slots: readonly T[], zone: string): SlotDay<T>[] {
  const days = groupBy(slots, (slot) => dateFromMinute(slot.from, zone));
  return [...days]
    .map(([date, group]) => ({ date, slots: group }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** One day's slots by part of the day; empty parts are left out. */
export function byPartOfDay<T extends Start>(
  slots: readonly T[],
  zone: string,
): { part: PartOfDay; slots: T[] }[] {
  const parts = groupBy(slots, (slot) => partOfDay(minuteOfDay(slot.from, zone)));
  return partsOfDay.flatMap((part) => {
    const group = parts.get(part);
    return group ? [{ part, slots: group }] : [];
  });
}

/** The first day that has a slot, null when none has. */
export const firstFreeDay = <T extends Start>(slots: readonly T[], zone: string): SlotDay<T> | null =>
  byDay(slots, zone)[0] ?? null;

/** The first few slots, for "next free" chips: at most one a day as long as there are days enough. */
export function nextFree<T extends Start>(slots: readonly T[], zone: string, count: number): T[] {
  const days = byDay(slots, zone);
  const firsts = days.slice(0, count).flatMap((day) => day.slots.slice(0, 1));
  const rest = slots.filter((slot) => !firsts.includes(slot)).slice(0, count - firsts.length);
  return [...firsts, ...rest].sort((a, b) => a.from - b.from);
}
