"use client";

import { useTranslator } from "#components/ui/messages.tsx";
import { formatRelativeDay, formatTime } from "#lib/time/format.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import { TimeButton } from "./day-times.tsx";

interface Props {
  starts: readonly number[];
  zone: string;
  today: string;
  region: string;
}

/** "Tomorrow 9:00 AM": a booking in two presses when one of the next times suits. */
export function NextTimes({ starts, zone, today, region }: Props) {
  const t = useTranslator("booking");
  return (
    <section aria-labelledby="soonest">
      <h2 id="soonest" className="mb-2 font-medium text-muted text-sm">
        {t("next.label")}
      </h2>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {starts.map((start) => (
          <TimeButton
            key={start}
            start={start}
            label={formatTime(start, region, zone)}
            over={formatRelativeDay(dateFromMinute(start, zone), today, region)}
          />
        ))}
      </div>
    </section>
  );
}
