"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { cx } from "#components/ui/classes.ts";
import { ForwardMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { byDay } from "#lib/availability/days.ts";
import type { PickerView } from "#lib/booking/page-view.ts";
import { startText } from "#lib/booking/start-text.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import { DayTimes } from "./day-times.tsx";
import { MonthGrid } from "./month-grid.tsx";
import { MonthNotice } from "./month-notice.tsx";
import { NextTimes } from "./next-times.tsx";
import type { useMonths } from "./use-months.ts";
import { ZoneBar } from "./zone-bar.tsx";

interface Props {
  view: PickerView;
  months: ReturnType<typeof useMonths>;
  zone: string;
  business: { name: string; timezone: string };
  region: string;
  /** Fields that the form sends along where it has to work without a script. */
  hidden: Readonly<Record<string, string | undefined>>;
  onStart: (start: number) => void;
  onZone: (zone: string) => void;
  /** Stands above everything: a notice, filters. */
  children?: ReactNode;
  /** Stands below the times: what else one can do. */
  foot?: ReactNode;
}

const monthOf = (date: string) => `${date.slice(0, 7)}-01`;

/**
 * Short cuts, calendar, times, zone. One plain form around all of it: a press on a day or a time is `date` or `start`
 * in the address until the script is there, and answered in place from then on.
 */
export function Picker({
  view,
  months,
  zone,
  business,
  region,
  hidden,
  onStart,
  onZone,
  children,
  foot,
}: Props) {
  const t = useTranslator("booking");
  const [date, setDate] = useState(view.date);
  const { month, times } = months;
  const today = dateFromMinute(view.now, zone);
  const all = byDay(
    times.starts.map((from, index) => ({ from, seats: times.seats?.[index] ?? null })),
    zone,
  ).filter((day) => monthOf(day.date) === month);
  const day = all.find((candidate) => candidate.date === date) ?? all[0];
  const soonest = view.next.filter((start) => start > view.now);
  const thumb = day?.slots[0];

  function choose(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (submitter.name === "start") return onStart(Date.parse(submitter.value) / 60000);
    setDate(submitter.value);
    if (monthOf(submitter.value) !== month) months.turn(monthOf(submitter.value), zone);
  }

  return (
    <form method="get" onSubmit={choose} className="min-w-0">
      {Object.entries(hidden).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="grid grid-cols-1 gap-6 p-5 sm:p-6">
        {children}
        {soonest.length > 0 && <NextTimes starts={soonest} zone={zone} today={today} region={region} />}
        <div className="grid grid-cols-1 gap-x-8 gap-y-6 md:grid-cols-[minmax(0,1fr)_minmax(0,15rem)]">
          <MonthGrid
            month={month}
            days={new Map(all.map((entry) => [entry.date, entry.slots.length]))}
            date={day?.date ?? null}
            today={today}
            lastDate={view.lastDate}
            region={region}
            loading={months.loading}
            onTurn={(wanted) => months.turn(wanted, zone)}
          />
          <div
            className={cx("md:-m-1 md:max-h-110 md:overflow-y-auto md:p-1", months.loading && "opacity-50")}
          >
            {day && !months.failed ? (
              <DayTimes date={day.date} times={day.slots} zone={zone} region={region} />
            ) : (
              <MonthNotice
                {...{ month, zone, region }}
                ahead={months.ahead}
                failed={months.failed}
                loading={months.loading}
                lastDate={view.lastDate}
                onRetry={() => months.reload(zone)}
              />
            )}
          </div>
        </div>
        {foot}
      </div>
      <ZoneBar zone={zone} business={business} now={view.now} region={region} onZone={onZone} />
      {thumb && (
        <div className="sticky bottom-0 border-hairline border-t bg-surface p-3 md:hidden">
          <button
            type="submit"
            name="start"
            value={startText(thumb.from)}
            className="flex min-h-12 w-full items-center justify-between gap-3 rounded-md bg-accent px-4 font-medium text-accent-ink"
          >
            {formatDateTime(thumb.from, region, zone, "short")}
            <ForwardMark className="size-5" />
            <span className="sr-only">{t("next.choose")}</span>
          </button>
        </div>
      )}
    </form>
  );
}
