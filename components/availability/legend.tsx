"use client";

import { useTranslator } from "#components/ui/messages.tsx";
import { DayShape } from "./day-shape.tsx";

const open = [0];

/** What the shapes of the calendar mean. */
export function Legend() {
  const t = useTranslator("hours");
  const items = [
    { id: "open", day: { kind: "usual", spans: open, inPeriod: false } },
    { id: "quiet", day: { kind: "usual", spans: [], inPeriod: false } },
    { id: "closed", day: { kind: "closed", spans: [], inPeriod: false } },
    { id: "other", day: { kind: "other", spans: open, inPeriod: false } },
    { id: "extra", day: { kind: "extra", spans: open, inPeriod: false } },
    { id: "period", day: { kind: "usual", spans: open, inPeriod: true } },
  ] as const;
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2 text-muted text-xs">
      {items.map(({ id, day }) => (
        <li key={id} className="flex items-center gap-2">
          <span aria-hidden="true" className="text-sm">
            <DayShape day={day} today={false}>
              7
            </DayShape>
          </span>
          {t(`legend.${id}`)}
        </li>
      ))}
    </ul>
  );
}
