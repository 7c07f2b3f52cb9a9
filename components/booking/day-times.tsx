"use client";

import { useTranslator } from "#components/ui/messages.tsx";
import { byPartOfDay } from "#lib/availability/days.ts";
import { startText } from "#lib/booking/start-text.ts";
import { formatPlainDate, formatTime } from "#lib/time/format.ts";

export interface TimeOfDay {
  from: number;
  /** Seats left; null for appointments. */
  seats: number | null;
}

interface Props {
  date: string;
  times: readonly TimeOfDay[];
  zone: string;
  region: string;
}

/** The times of one day, by part of the day. Each submits the form around it as `start`. */
export function DayTimes({ date, times, zone, region }: Props) {
  const t = useTranslator("booking");
  return (
    <section aria-labelledby="day">
      <h2 id="day" className="flex min-h-11 items-center font-semibold text-base">
        {formatPlainDate(date, region, "medium")}
      </h2>
      <p className="sr-only" aria-live="polite">
        {t("day.chosen", { count: times.length, date: formatPlainDate(date, region, "medium") })}
      </p>
      {byPartOfDay(times, zone).map(({ part, slots }) => (
        <fieldset key={part} className="mb-5 min-w-0 last:mb-0">
          <legend className="mb-2 text-muted text-sm">{t(`part.${part}`)}</legend>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2">
            {slots.map(({ from, seats }) => (
              <TimeButton
                key={from}
                start={from}
                label={formatTime(from, region, zone)}
                note={seats === null ? undefined : t("seats", { count: seats })}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  );
}

interface TimeButtonProps {
  start: number;
  label: string;
  /** Above the time: a day. */
  over?: string | undefined;
  /** Below it: seats left. */
  note?: string | undefined;
}

/** One start to choose. */
export function TimeButton({ start, label, over, note }: TimeButtonProps) {
  return (
    <button
      type="submit"
      name="start"
      value={startText(start)}
      data-start={start}
      className="flex min-h-11 flex-col items-center justify-center rounded-md border border-outline/60 bg-surface px-2 py-1.5 font-medium text-accent-text tabular-nums transition-colors hover:border-accent hover:bg-accent-wash"
    >
      {over !== undefined && <span className="font-normal text-ink text-sm">{over}</span>}
      <span>{label}</span>
      {note !== undefined && <span className="font-normal text-muted text-xs">{note}</span>}
    </button>
  );
}
