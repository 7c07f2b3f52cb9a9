/** Who has a span of a lane: a booking that is here, something else that keeps the time, or a row of the same file. */
export interface Holder {
  from: number;
  to: number;
  booking?: string;
  row?: number;
}

const dayMinutes = 1440;
/** No booking lasts longer than a day; a block may last three. */
const longestDays = 3;

/** What is taken per lane. Spans are filed by day, so that twenty thousand rows are planned in a moment. */
export interface Occupancy {
  add(lane: string, holder: Holder): void;
  /** Somebody who has a part of `[from, to)`; touching is not overlapping (case B26). */
  against(lane: string, from: number, to: number): Holder | null;
}

export function createOccupancy(): Occupancy {
  const days = new Map<string, Holder[]>();
  const keyOf = (lane: string, day: number) => `${lane}/${day}`;
  return {
    add(lane, holder) {
      const key = keyOf(lane, Math.floor(holder.from / dayMinutes));
      const known = days.get(key);
      if (known) known.push(holder);
      else days.set(key, [holder]);
    },
    against(lane, from, to) {
      const first = Math.floor(from / dayMinutes) - longestDays;
      for (let day = first; day * dayMinutes < to; day++) {
        const found = days.get(keyOf(lane, day))?.find((other) => other.from < to && from < other.to);
        if (found) return found;
      }
      return null;
    },
  };
}
