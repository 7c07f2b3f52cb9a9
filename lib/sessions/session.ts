import type { BookingStatus } from "#lib/booking/states.ts";

/** One booking on a class's list. */
export interface Attendee {
  /** `bkg_…` */
  id: string;
  version: number;
  name: string;
  email: string;
  phone: string | null;
  party: number;
  status: BookingStatus;
  /** Heads that came; null while nobody said. */
  came: number | null;
  /** For the team. */
  note: string;
  /** What the customer wrote. */
  answers: string[];
}

/** What to note about one booking: heads that came, 0 for nobody, null to take back what was noted. */
export interface Mark {
  booking: string;
  version: number;
  came: number | null;
}

/** Heads of a class: who has a place, who came, who did not, and who is still awaited. */
export interface Headcount {
  expected: number;
  came: number;
  missed: number;
  awaited: number;
}

export function headcount(people: readonly Pick<Attendee, "party" | "came">[]): Headcount {
  const count = { expected: 0, came: 0, missed: 0, awaited: 0 };
  for (const { party, came } of people) {
    count.expected += party;
    if (came === null) count.awaited += party;
    else {
      count.came += came;
      count.missed += party - came;
    }
  }
  return count;
}

/** Bookings of which nobody has said yet who came, and that can be said of. */
export const stillAwaited = <T extends Pick<Attendee, "came" | "status">>(people: readonly T[]): T[] =>
  people.filter(({ came, status }) => came === null && status === "confirmed");
