import { blockHatch } from "./hatch.ts";

interface Props {
  what: string;
  who: string;
  /** Null: all day. */
  time: string | null;
}

/** Time kept free or off, as the week's lists show it. */
export const KeptFree = ({ what, who, time }: Props) => (
  <p className="rounded-sm bg-sunken px-2 py-1 text-xs" style={blockHatch}>
    {time !== null && <span className="block text-muted tabular-nums">{time}</span>}
    <span className="block truncate font-medium">{what}</span>
    <span className="block truncate text-muted">{who}</span>
  </p>
);
