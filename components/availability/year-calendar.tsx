"use client";

import type { RefObject } from "react";
import type { CalendarDay } from "#lib/availability/special-days.ts";
import { MonthSheet } from "./month-sheet.tsx";
import type { useDateRange } from "./use-date-range.ts";
import { monthsFrom } from "./year-steps.ts";

interface Props {
  /** Any day of the first month. */
  from: string;
  today: string;
  region: string;
  weekStart: number;
  dayOf: (date: string) => CalendarDay;
  selection: ReturnType<typeof useDateRange>;
}

/** Twelve months at a glance, each a grid of days that can be chosen. */
export function YearCalendar({ from, today, region, weekStart, dayOf, selection }: Props) {
  const { calendar, dates, stop, choose, listeners } = selection;
  const chosen = new Set(dates);
  return (
    <div
      ref={calendar satisfies RefObject<HTMLDivElement | null>}
      {...listeners}
      className="grid gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-3"
    >
      {monthsFrom(from).map((month) => (
        <MonthSheet
          key={month}
          {...{ month, today, region, weekStart, dayOf, chosen, stop }}
          onChoose={choose}
        />
      ))}
    </div>
  );
}
