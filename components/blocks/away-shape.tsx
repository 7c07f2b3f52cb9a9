import { awayHatch } from "./hatch.ts";

/** Time off, over the hours of a column that it takes away; the label stays in view while the day scrolls. */
export const AwayShape = ({ label, reason }: { label: string; reason: string }) => (
  <div className="h-full bg-sunken px-2 py-1 text-muted text-xs" style={awayHatch}>
    <p className="sticky top-14 w-fit max-w-full rounded-sm bg-sunken px-1">
      <span className="font-medium">{label}</span>
      {reason && <span className="block break-words">{reason}</span>}
    </p>
  </div>
);
