import type { Minute, Slot } from "#lib/availability/rules.ts";
import { fits, type Wish } from "./wish.ts";

/** Somebody who waits and has no open offer. */
export interface Waiting extends Wish {
  id: string;
  /** Starts that they were offered and did not take: not asked again. */
  offered: ReadonlySet<Minute>;
}

export interface Match<W> {
  who: W;
  slot: Slot;
  /** Until when it can be held for them. */
  deadline: Minute;
}

export interface Matching<W> {
  /** The service's zone. */
  zone: string;
  /** Free starts for one person's party, length and staff member, ascending. */
  free: (who: W) => readonly Slot[];
  /** Null where an offer would not be worth making. */
  deadline: (who: W, slot: Slot) => Minute | null;
}

/**
 * The first in line for whom something fits, with the earliest start that does. Whoever nothing fits keeps their place
 * and is passed over (issue 4, point 6).
 */
export function firstWhoFits<W extends Waiting>(
  line: readonly W[],
  { zone, free, deadline }: Matching<W>,
): Match<W> | null {
  for (const who of line)
    for (const slot of free(who)) {
      if (who.offered.has(slot.from) || !fits(who, slot.from, zone)) continue;
      const until = deadline(who, slot);
      if (until !== null) return { who, slot, deadline: until };
    }
  return null;
}
