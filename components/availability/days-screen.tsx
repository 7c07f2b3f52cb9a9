"use client";

import { useState } from "react";
import type { SearchableChoice } from "#components/ui/combo-box.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { BackMark, CalendarMark, ForwardMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { HoursView } from "#lib/availability/hours-loaders.ts";
import { calendarDay } from "#lib/availability/special-days.ts";
import { addDays, addMonths } from "#lib/time/civil.ts";
import { formatMonth } from "#lib/time/format.ts";
import { DayPanel } from "./day-panel.tsx";
import { HolidayImport } from "./holiday-import.tsx";
import { Legend } from "./legend.tsx";
import type { SharedDays } from "./shared-days.ts";
import { SpecialList } from "./special-list.tsx";
import { useDateRange } from "./use-date-range.ts";
import { useHolidays } from "./use-holidays.ts";
import { YearCalendar } from "./year-calendar.tsx";

interface Props {
  tenant: string;
  region: string;
  weekStart: number;
  hours: HoursView;
  /** Other schedules whose days a member may change. */
  others: SharedDays[];
  countries: SearchableChoice[];
  /** Where the business seems to be. */
  country: string | null;
}

/** A year of special days: the calendar, what is chosen in it, and the list in words. */
export function DaysScreen(props: Props) {
  const { tenant, region, weekStart, hours, others, countries, country } = props;
  const t = useTranslator("hours");
  const { today } = hours;
  const [later, setLater] = useState(false);
  const [importing, setImporting] = useState(false);
  const holidays = useHolidays(tenant, country);
  const thisMonth = `${today.slice(0, 7)}-01`;
  const from = later ? addMonths(thisMonth, 12) : thisMonth;
  const last = addDays(addMonths(from, 12), -1);
  const selection = useDateRange({ first: later ? from : today, last, weekStart });
  const dayOf = (date: string) => calendarDay(hours, date);
  const { dates } = selection;
  const turn = (label: string, mark: typeof BackMark, to: boolean) => {
    const Mark = mark;
    return (
      <button
        type="button"
        aria-label={label}
        disabled={later === to}
        onClick={() => setLater(to)}
        className="grid size-9 place-items-center rounded-md hover:bg-sunken disabled:opacity-40"
      >
        <Mark />
      </button>
    );
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_19rem]">
      <div>
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
          <div className="flex items-center gap-1">
            {turn(t("year.earlier"), BackMark, false)}
            {turn(t("year.later"), ForwardMark, true)}
            <h2 aria-live="polite" className="ms-1 text-base">
              {formatMonth(from, region)} – {formatMonth(addMonths(from, 11), region)}
            </h2>
          </div>
          <Button
            size="compact"
            onClick={() => {
              setImporting(true);
              holidays.begin();
            }}
          >
            <CalendarMark />
            {t("holidays.open")}
          </Button>
        </div>
        <Legend />
        <div className="mt-5">
          <YearCalendar {...{ from, today, region, weekStart, dayOf, selection }} />
        </div>
        <p className="mt-4 text-muted text-xs">{t("year.hint")}</p>
      </div>
      <div className="flex flex-col gap-6 xl:sticky xl:top-6">
        {dates.length > 0 ? (
          <div className="rounded-md border border-hairline bg-surface p-4 max-xl:fixed max-xl:inset-x-2 max-xl:bottom-2 max-xl:z-30 max-xl:max-h-[70dvh] max-xl:overflow-auto max-xl:shadow-float max-md:bottom-16">
            <DayPanel
              key={dates[0]}
              {...{ tenant, region, dates, dayOf }}
              schedule={hours.slug}
              others={others.map(({ slug }) => slug)}
              lastDate={last}
              onUntil={selection.until}
              onClose={selection.clear}
            />
          </div>
        ) : (
          <p className="rounded-md border border-hairline border-dashed p-4 text-muted max-xl:hidden">
            {t("year.choose")}
          </p>
        )}
        <SpecialList
          region={region}
          dates={hours.days.map(({ date }) => date)}
          dayOf={dayOf}
          onChoose={(date) => {
            setLater(date >= addMonths(thisMonth, 12));
            selection.choose(date, false);
          }}
        />
      </div>
      {importing && (
        <HolidayImport
          {...{ tenant, region, hours, others, countries }}
          list={holidays}
          onClose={() => setImporting(false)}
        />
      )}
    </div>
  );
}
