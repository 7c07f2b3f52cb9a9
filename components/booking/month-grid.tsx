"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { cx } from "#components/ui/classes.ts";
import { dateStep } from "#components/ui/date-step.ts";
import { BackMark, ForwardMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { addDays, addMonths, startOfWeek } from "#lib/time/civil.ts";
import { formatDayNumber, formatMonth, formatPlainDate, weekdayNames } from "#lib/time/format.ts";
import { weekStart } from "#lib/time/week.ts";

interface Props {
  /** First day of the month shown. */
  month: string;
  /** Dates that have times, with how many. */
  days: ReadonlyMap<string, number>;
  date: string | null;
  today: string;
  lastDate: string;
  region: string;
  loading: boolean;
  onTurn: (month: string) => void;
}

// ARIA has tables that take the keyboard (APG, date picker); the linter knows only tables to read.
const gridRole = { role: "grid" } as const;
const gridCell = (chosen: boolean) => ({ role: "gridcell", "aria-selected": chosen }) as const;

const monthOf = (date: string) => `${date.slice(0, 7)}-01`;
const clamp = (date: string, first: string, last: string) =>
  date < first ? first : date > last ? last : date;

/**
 * A month as a grid of days. Every day with times submits the form around it as `date`, so that the calendar works
 * before its script has arrived; with the script the form answers in place.
 */
export function MonthGrid({ month, days, date, today, lastDate, region, loading, onTurn }: Props) {
  const t = useTranslator("booking");
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const [cursor, setCursor] = useState<string | null>(null);
  const week = weekStart(region);
  const first = startOfWeek(month, week);
  const here = [cursor, date, [...days.keys()].find((day) => monthOf(day) === month), month];
  const tabStop = here.find((day) => day && monthOf(day) === month) ?? month;

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-date="${cursor}"]`)?.focus();
  }, [cursor]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const to = dateStep(event.key, tabStop, week, rtl);
    if (to === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const target = clamp(to, today, lastDate);
    moved.current = true;
    setCursor(target);
    if (monthOf(target) !== month) onTurn(monthOf(target));
  };

  const turnButton = (by: -1 | 1, label: string, enabled: boolean) => (
    <button
      type="submit"
      name="date"
      value={addMonths(month, by)}
      disabled={!enabled}
      aria-label={label}
      className="grid size-11 place-items-center rounded-md text-ink hover:bg-sunken disabled:text-muted disabled:opacity-40"
    >
      {by < 0 ? <BackMark className="size-5" /> : <ForwardMark className="size-5" />}
    </button>
  );

  return (
    <div>
      <div className="flex items-center justify-between ps-2">
        <h2 id="month" aria-live="polite" className="font-semibold text-base">
          {formatMonth(month, region)}
        </h2>
        <div className="flex">
          {turnButton(-1, t("month.previous"), month > monthOf(today))}
          {turnButton(1, t("month.next"), addMonths(month, 1) <= lastDate)}
        </div>
      </div>
      <table
        ref={grid}
        {...gridRole}
        aria-labelledby="month"
        aria-busy={loading}
        onKeyDown={onKeyDown}
        className={cx("mt-1 w-full table-fixed transition-opacity", loading && "opacity-50")}
      >
        <thead>
          <tr>
            {weekdayNames(region, "short", week).map(({ weekday, name }) => (
              <th key={weekday} scope="col" className="h-9 font-medium text-muted text-xs">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: 6 }, (_, row) => addDays(first, row * 7)).map((monday) => (
            // On a phone weeks that are over, or empty, would push the times off the screen.
            <tr
              key={monday}
              className={cx((addDays(monday, 6) < today || monday >= addMonths(month, 1)) && "max-md:hidden")}
            >
              {Array.from({ length: 7 }, (_, column) => addDays(monday, column)).map((day) => (
                <Day
                  key={day}
                  day={day}
                  label={t("day.times", {
                    date: formatPlainDate(day, region, "medium"),
                    count: days.get(day) ?? 0,
                  })}
                  number={formatDayNumber(day, region)}
                  outside={monthOf(day) !== month}
                  has={days.has(day)}
                  chosen={day === date}
                  today={day === today}
                  tabStop={day === tabStop}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  day: string;
  label: string;
  number: string;
  outside: boolean;
  has: boolean;
  chosen: boolean;
  today: boolean;
  tabStop: boolean;
}

function Day({ day, label, number, outside, has, chosen, today, tabStop }: DayProps) {
  if (outside) return <td className="h-12" />;
  return (
    <td {...gridCell(chosen)} className="h-12 p-0 text-center">
      <button
        type={has ? "submit" : "button"}
        name="date"
        value={day}
        data-date={day}
        tabIndex={tabStop ? 0 : -1}
        aria-label={label}
        aria-current={today ? "date" : undefined}
        aria-disabled={has ? undefined : true}
        className={cx(
          "relative mx-auto grid aspect-square w-full max-w-11 place-items-center rounded-full tabular-nums transition-colors",
          chosen && "bg-accent font-semibold text-accent-ink",
          !chosen && has && "font-medium hover:bg-accent-wash hover:text-accent-text",
          !has && "cursor-default text-muted",
          today && !chosen && "inset-ring inset-ring-outline",
        )}
      >
        {number}
        {has && (
          <span
            className={cx(
              "absolute bottom-1 size-1.5 rounded-full",
              chosen ? "bg-accent-ink" : "bg-accent-text",
            )}
          />
        )}
      </button>
    </td>
  );
}
