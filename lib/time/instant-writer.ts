import { DAY_MINUTES, dateOf } from "./civil.ts";
import { offsetText } from "./instant.ts";
import { offsetsOf, segmentAt } from "./offsets.ts";

/** Instants that share a local date and an offset: the whole of an ordinary day, parts of one whose clocks change. */
export interface Stretch {
  /** In minutes since the epoch, half-open. */
  from: number;
  to: number;
  /** The instant at which clocks would show 00:00 at this offset. */
  midnight: number;
  /** "2026-12-01T" */
  date: string;
  /** ":00+05:45" */
  offset: string;
}

const nowhere: Stretch = { from: 0, to: 0, midnight: 0, date: "", offset: "" };

/** Finds the stretch an instant lies in, and remembers it: minutes may come in whatever order, ascending is fast. */
export function stretchFinder(zone: string): (minute: number) => Stretch {
  const table = offsetsOf(zone);
  let known = nowhere;
  return (minute) => {
    if (minute >= known.from && minute < known.to) return known;
    const segment = segmentAt(table, minute);
    const east = table.offsets[segment] ?? 0;
    const day = Math.floor((minute + east) / DAY_MINUTES);
    const midnight = day * DAY_MINUTES - east;
    known = {
      from: Math.max(midnight, table.starts[segment] ?? Number.NEGATIVE_INFINITY),
      to: Math.min(midnight + DAY_MINUTES, table.starts[segment + 1] ?? Number.POSITIVE_INFINITY),
      midnight,
      date: `${dateOf(day)}T`,
      offset: `:00${offsetText(east)}`,
    };
    return known;
  };
}

const two = (value: number) => String(value).padStart(2, "0");

/** "09:05" for minutes of the day. */
const clockText = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** `formatOffsetDateTime` for many instants of one zone, some ten times faster on a list of slots. */
export function instantWriter(zone: string): (minute: number) => string {
  const stretchAt = stretchFinder(zone);
  return (minute) => {
    const { midnight, date, offset } = stretchAt(minute);
    return `${date}${clockText(minute - midnight)}${offset}`;
  };
}
