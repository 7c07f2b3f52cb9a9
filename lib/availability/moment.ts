import { z } from "zod";
import { minuteFloor, parseInstant } from "#lib/time/instant.ts";
import type { Minute } from "./rules.ts";

/** The moment that is looked at. `at` is null for the present, where rows are taken as they are. */
export interface Moment {
  now: Minute;
  at: Date | null;
}

/** Prisma conditions for what stood at a moment, where a trigger or the code notes when it began and ended. */
export const blockStood = ({ at }: Moment) =>
  at === null
    ? { releasedAt: null }
    : { createdAt: { lte: at }, OR: [{ releasedAt: null }, { releasedAt: { gt: at } }] };

const live = { in: ["held", "confirmed"] };

export const allocationStood = ({ at }: Moment) =>
  at === null
    ? { state: live }
    : { createdAt: { lte: at }, OR: [{ state: live }, { releasedAt: { gt: at } }] };

export const seatStood = ({ at }: Moment) =>
  at === null ? { live: true } : { createdAt: { lte: at }, OR: [{ live: true }, { releasedAt: { gt: at } }] };

/** Approved by then and not ended yet; what was entered as approved without a decision counts from its beginning. */
export const timeOffStood = ({ at }: Moment) =>
  at === null
    ? { state: "approved", endedAt: null }
    : {
        AND: [
          { OR: [{ decidedAt: { lte: at } }, { decidedAt: null, createdAt: { lte: at } }] },
          { OR: [{ state: "approved", endedAt: null }, { endedAt: { gt: at } }] },
        ],
      };

export interface BookingPast {
  status: string;
  startsAt: Date;
  createdAt: Date;
  /** Its history up to the moment, in order of versions. */
  events: readonly { after: unknown }[];
}

const told = z.object({ status: z.string().optional(), start: z.string().optional() });

/**
 * A booking as it was when the last of these events was written: its status, and when it was to begin. The history is
 * append-only and each line says what changed; a booking without any is taken as it is.
 */
export function bookingThen({ status, startsAt, events }: BookingPast): { status: string; from: Minute } {
  const lines = events.map(({ after }) => told.safeParse(after).data ?? {});
  const start = lines.findLast((line) => line.start !== undefined)?.start;
  const ms = start === undefined ? null : parseInstant(start);
  return {
    status: lines.findLast((line) => line.status !== undefined)?.status ?? status,
    from: minuteFloor(ms === null ? startsAt : new Date(ms)),
  };
}
