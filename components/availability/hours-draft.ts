import type { HoursContent } from "#lib/availability/hours-data.ts";
import type { HoursOwner } from "#lib/availability/hours-owner.ts";
import type { WallSpan, WeeklySpan } from "#lib/availability/rules.ts";

/** Openings by ISO weekday, in the order they were entered: sorting would move them under the cursor. */
export type Week = Readonly<Record<number, readonly WallSpan[]>>;

export interface PeriodDraft {
  key: number;
  from: string;
  to: string;
  timezone: string;
  week: Week;
  reason: string;
}

export interface HoursDraft {
  timezone: string;
  week: Week;
  periods: readonly PeriodDraft[];
}

/** In the order in which the server names what is wrong. */
export const weekdayNumbers = [1, 2, 3, 4, 5, 6, 7] as const;

export const weekOf = (weekly: readonly WeeklySpan[]): Week =>
  Object.fromEntries(
    weekdayNumbers.map((day) => [
      day,
      weekly.filter(({ weekday }) => weekday === day).map(({ from, to }) => ({ from, to })),
    ]),
  );

export const weeklyOf = (week: Week): WeeklySpan[] =>
  weekdayNumbers.flatMap((weekday) => (week[weekday] ?? []).map((span) => ({ weekday, ...span })));

export const draftOf = ({ timezone, weekly, periods }: Omit<HoursContent, "days">): HoursDraft => ({
  timezone,
  week: weekOf(weekly),
  periods: periods.map(({ weekly: hours, ...period }, key) => ({ key, ...period, week: weekOf(hours) })),
});

/** As actions take it. */
export const inputOf = (owner: HoursOwner, { timezone, week, periods }: HoursDraft, apart: boolean) => ({
  owner: { kind: owner.kind, slug: owner.slug },
  timezone,
  weekly: weeklyOf(week),
  periods: periods.map(({ key: _, week: hours, ...period }) => ({ ...period, weekly: weeklyOf(hours) })),
  apart,
});

export type DraftInput = ReturnType<typeof inputOf>;

/** Where in `weekly[…]` a span of a day stands. */
export const placeOf = (week: Week, weekday: number, index: number): number =>
  weekdayNumbers.filter((day) => day < weekday).reduce((sum, day) => sum + (week[day]?.length ?? 0), 0) +
  index;
