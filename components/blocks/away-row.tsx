import { awayHatch } from "./hatch.ts";

interface Props {
  who: string;
  /** "Time off" */
  label: string;
  reason: string;
  /** Null: all day. */
  time: string | null;
}

/** Who is off, as a line above the day's bookings. */
export const AwayRow = ({ who, label, reason, time }: Props) => (
  <p className="flex flex-wrap gap-x-2 bg-sunken px-3 py-2.5" style={awayHatch}>
    <span className="font-medium">{who}</span>
    <span className="min-w-0 break-words text-muted">
      {[label, time, reason].filter(Boolean).join(" · ")}
    </span>
  </p>
);
