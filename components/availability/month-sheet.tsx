"use client";

import { cx } from "#components/ui/classes.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import type { CalendarDay } from "#lib/availability/special-days.ts";
import { addDays, addMonths, startOfWeek } from "#lib/time/civil.ts";
import { formatDayNumber, formatMonth, formatPlainDate, weekdayNames } from "#lib/time/format.ts";
import { DayShape } from "./day-shape.tsx";
import { dayWords } from "./day-words.ts";

interface Props {
  /** Its first day. */
  month: string;
  today: string;
  region: string;
  weekStart: number;
  dayOf: (date: string) => CalendarDay;
  chosen: ReadonlySet<string>;
  /** The one day of the year that the Tab key leads to. */
  stop: string;
  onChoose: (date: string, extend: boolean) => void;
}

// ARIA has tables that take the keyboard (APG, date grid); the linter knows only tables to read.
const gridRole = { role: "grid", "aria-multiselectable": true } as const;
const gridCell = (chosen: boolean) => ({ role: "gridcell", "aria-selected": chosen }) as const;

/** One month of the year's calendar. Days that are over cannot be chosen. */
export function MonthSheet({ month, today, region, weekStart, dayOf, chosen, stop, onChoose }: Props) {
  const t = useTranslator("hours");
  const end = addMonths(month, 1);
  const first = startOfWeek(month, weekStart);
  const weeks = Array.from({ length: 6 }, (_, row) => addDays(first, row * 7)).filter((day) => day < end);
  const headingId = `month-${month}`;
  return (
    <section>
      <h3 id={headingId} className="mb-1 font-medium text-sm">
        {formatMonth(month, region)}
      </h3>
      <table {...gridRole} aria-labelledby={headingId} className="w-full table-fixed text-sm">
        <thead>
          <tr>
            {weekdayNames(region, "narrow", weekStart).map(({ weekday, name }, at) => (
              <th
                key={weekday}
                scope="col"
                abbr={weekdayNames(region, "long", weekStart)[at]?.name}
                className="h-6 font-normal text-muted text-xs"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week}>
              {Array.from({ length: 7 }, (_, column) => addDays(week, column)).map((date) => {
                if (date < month || date >= end) return <td key={date} />;
                const day = dayOf(date);
                const over = date < today;
                return (
                  <td
                    key={date}
                    {...gridCell(chosen.has(date))}
                    className={cx("p-0", chosen.has(date) && "bg-accent-wash")}
                  >
                    <button
                      type="button"
                      data-date={date}
                      tabIndex={date === stop ? 0 : -1}
                      disabled={over}
                      aria-current={date === today ? "date" : undefined}
                      aria-label={`${formatPlainDate(date, region, "medium")}: ${dayWords(t, day, region)}`}
                      title={day.kind === "usual" ? undefined : dayWords(t, day, region)}
                      onPointerDown={(event) =>
                        event.pointerType === "mouse" && event.button === 0 && onChoose(date, event.shiftKey)
                      }
                      onClick={(event) => onChoose(date, event.shiftKey)}
                      className={cx(
                        "relative grid h-8 w-full place-items-center tabular-nums hover:bg-sunken disabled:opacity-40 max-sm:h-11",
                        chosen.has(date) && "inset-ring-2 inset-ring-accent-text hover:bg-transparent",
                      )}
                    >
                      <DayShape day={day} today={date === today}>
                        {formatDayNumber(date, region)}
                      </DayShape>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
