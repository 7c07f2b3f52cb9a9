"use client";

import { controlClass, errorClass } from "#components/ui/field-class.ts";
import { WarningMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { StepProps } from "./step.tsx";

type Day = StepProps["draft"]["hours"][number];

/** The week, in the business's own time. */
export function StepHours({ draft, change, error, weekdays }: StepProps & { weekdays: readonly string[] }) {
  const set = (weekday: number, part: Partial<Day>) =>
    change({ hours: draft.hours.map((day) => (day.weekday === weekday ? { ...day, ...part } : day)) });
  const wrong = error("weekly");
  return (
    <div>
      <ul className="divide-y divide-hairline rounded-md border border-hairline bg-surface">
        {draft.hours.map((day) => (
          <DayRow
            key={day.weekday}
            day={day}
            name={weekdays[day.weekday - 1] ?? ""}
            onChange={(part) => set(day.weekday, part)}
          />
        ))}
      </ul>
      {wrong !== undefined && (
        <p className={`${errorClass} mt-3`} role="alert">
          <WarningMark className="mt-0.5 size-4 shrink-0" />
          {wrong}
        </p>
      )}
    </div>
  );
}

function DayRow({ day, name, onChange }: { day: Day; name: string; onChange: (part: Partial<Day>) => void }) {
  const t = useTranslator("signup");
  const time = controlClass("touch", "w-auto min-w-0 px-2 tabular-nums");
  return (
    <li className="flex min-h-15 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <label className="flex min-h-11 min-w-36 grow items-center gap-3">
        <input
          type="checkbox"
          checked={day.open}
          onChange={(event) => onChange({ open: event.currentTarget.checked })}
          className="size-5 accent-accent"
        />
        {name}
      </label>
      {day.open ? (
        <span className="flex flex-wrap items-center gap-2">
          <input
            type="time"
            aria-label={t("hours.from", { day: name })}
            value={day.from}
            onChange={(event) => onChange({ from: event.currentTarget.value })}
            className={time}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            aria-label={t("hours.to", { day: name })}
            value={day.to}
            onChange={(event) => onChange({ to: event.currentTarget.value })}
            className={time}
          />
        </span>
      ) : (
        <span className="text-muted">{t("hours.closed")}</span>
      )}
    </li>
  );
}
