import type { ReactNode } from "react";
import { cx } from "#components/ui/classes.ts";
import type { CalendarDay } from "#lib/availability/special-days.ts";

type Look = Pick<CalendarDay, "kind" | "inPeriod"> & { spans: readonly unknown[] };

const looks: Record<CalendarDay["kind"], string> = {
  usual: "",
  closed: "rounded-sm bg-ink font-medium text-paper",
  other: "rounded-full border-2 border-accent-text font-medium",
  extra: "rounded-full bg-accent font-medium text-accent-ink",
};

/**
 * A day as the calendar draws it: closed is a dark square, other hours a ring, an extra day a full circle with a plus,
 * a period a line below. A usual day is ink where it is open and quiet where it is closed.
 */
export const DayShape = ({ day, today, children }: { day: Look; today: boolean; children: ReactNode }) => (
  <span
    className={cx(
      "relative grid h-6 w-7 place-items-center",
      day.kind !== "closed" && day.kind !== "usual" && "w-6",
      looks[day.kind],
      day.kind === "usual" && (day.spans.length === 0 ? "text-muted" : "font-medium text-ink"),
      today && "underline decoration-2 underline-offset-4",
    )}
  >
    {children}
    {day.kind === "extra" && (
      <span className="absolute -end-1.5 -top-1.5 grid size-3 place-items-center rounded-full bg-surface">
        <svg viewBox="0 0 8 8" className="size-2" stroke="currentColor" strokeWidth="1.75" aria-hidden="true">
          <path d="M4 1v6M1 4h6" className="text-ink" stroke="var(--ink)" />
        </svg>
      </span>
    )}
    {day.inPeriod && <span className="absolute inset-x-0 -bottom-1 h-0.5 bg-note" />}
  </span>
);
