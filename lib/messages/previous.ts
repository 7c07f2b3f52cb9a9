import { z } from "zod";
import { formatUtc, parseMinute } from "#lib/time/instant.ts";

/** A booking before a change, as far as mails tell it. Minutes since the epoch. */
export interface Previous {
  start: number;
  end: number;
  /** Names; "" for nobody. Undefined in what was written before only times could change: as it is. */
  staff?: string | undefined;
  service?: string | undefined;
  party?: number | undefined;
}

/** What a booking is now, in the same words. */
export interface Present {
  start: number;
  end: number;
  staff: string;
  service: string;
  party: number;
}

const stored = z.object({
  previousStart: z.string(),
  previousEnd: z.string(),
  previousStaff: z.string().optional(),
  previousService: z.string().optional(),
  previousParty: z.coerce.number().optional(),
});

/** For the `detail` of a "changed" message: what the booking itself will no longer know. */
export const previousDetail = ({ start, end, staff, service, party }: Present): Record<string, string> => ({
  previousStart: formatUtc(start),
  previousEnd: formatUtc(end),
  previousStaff: staff,
  previousService: service,
  previousParty: String(party),
});

/** The booking before a change, as a message's `detail` keeps it; null for other kinds of messages. */
export function readPrevious(detail: unknown): Previous | null {
  const read = stored.safeParse(detail);
  if (!read.success) return null;
  const { previousStart, previousEnd, previousStaff, previousService, previousParty } = read.data;
  const [start, end] = [parseMinute(previousStart), parseMinute(previousEnd)];
  if (start === null || end === null) return null;
  return { start, end, staff: previousStaff, service: previousService, party: previousParty };
}

/** What is different from before, for whoever knows the booking as it was. */
export function differences(before: Previous, now: Present) {
  const { staff = now.staff, service = now.service, party = now.party } = before;
  return {
    time: before.start !== now.start || before.end !== now.end,
    start: before.start !== now.start,
    staff: staff !== now.staff,
    service: service !== now.service,
    party: party !== now.party,
  };
}

/** Moved there and back before anybody was told: for the reader nothing changed. */
export const isUnchanged = (before: Previous, now: Present): boolean =>
  !Object.values(differences(before, now)).includes(true);
