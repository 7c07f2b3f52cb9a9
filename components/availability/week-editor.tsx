"use client";

import { useId } from "react";
import { useTranslator } from "#components/ui/messages.tsx";
import { StripAxis } from "./day-strip.tsx";
import { placeOf, type Week } from "./hours-draft.ts";
import { WeekdayRow } from "./weekday-row.tsx";

export interface Weekday {
  weekday: number;
  name: string;
}

interface Props {
  week: Week;
  /** In the order the reader's weeks begin. */
  weekdays: readonly Weekday[];
  region: string;
  /** What the server says about the opening at a place of `weekly`. */
  errorAt: (place: number) => string | undefined;
  onChange: (week: Week) => void;
}

/** A week of openings, day by day: drawn on a strip, and in fields beside it for the exact minute. */
export function WeekEditor({ week, weekdays, region, errorAt, onChange }: Props) {
  const t = useTranslator("hours");
  const hintId = useId();
  return (
    <div>
      <div className="grid items-end gap-x-3 sm:grid-cols-[6.5rem_minmax(0,1fr)_4.5rem]">
        <div className="sm:col-start-2">
          <StripAxis region={region} />
        </div>
      </div>
      <div className="divide-y divide-hairline">
        {weekdays.map(({ weekday }) => (
          <WeekdayRow
            key={weekday}
            weekday={weekday}
            weekdays={weekdays}
            region={region}
            spans={week[weekday] ?? []}
            carried={(week[weekday === 1 ? 7 : weekday - 1] ?? [])
              .filter(({ to }) => to > 1440)
              .map(({ to }) => to - 1440)}
            hintId={hintId}
            errorOf={(index) => errorAt(placeOf(week, weekday, index))}
            onChange={(spans) => onChange({ ...week, [weekday]: spans })}
            onCopy={(to) =>
              onChange({ ...week, ...Object.fromEntries(to.map((day) => [day, week[weekday] ?? []])) })
            }
          />
        ))}
      </div>
      <p id={hintId} className="mt-2 text-muted text-xs">
        {t("strip.hint")}
      </p>
    </div>
  );
}
