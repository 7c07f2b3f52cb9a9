import type { BookingStatus } from "#lib/booking/states.ts";
import { isLive } from "#lib/booking/states.ts";
import { isUnchanged, type Present, type Previous } from "./previous.ts";

/** Kinds that tell of an end; nothing that comes later makes them wrong. */
const endings = [
  "cancelled",
  "declined",
  "expired",
  "unpaid",
  "paid-late",
  "no-show-fee",
  "no-show-fee-due",
  "refund-failed",
  "disputed",
] as const;
type Ending = (typeof endings)[number];

/** What it is about may stand behind a colon. */
const endingOf = (kind: string): Ending | undefined => {
  const [name] = kind.split(":");
  return endings.find((ending) => ending === name);
};

/** What a message about a booking is worth at the moment of sending. */
export type Standing =
  | { send: "confirmation" | "reminder" | "requested" | "approved" | "payment-due" | Ending }
  | { send: "changed"; previous: Previous }
  | { drop: "superseded" | "booking is over" | "too late" };

/** An earlier message to the same recipient about the same booking. */
export interface EarlierMessage {
  kind: string;
  subjectVersion: number;
  /** It left, or may have left. */
  told: boolean;
  /** Of a "changed" message: the booking before it. */
  previous: Previous | null;
}

interface Question {
  kind: string;
  subjectVersion: number;
  booking: { status: BookingStatus; holdReason?: "approval" | "payment" | null } & Present;
  /** Versions at which the booking was moved, or something else that mails tell of it was changed. */
  movedAt: readonly number[];
  earlier: readonly EarlierMessage[];
  previous: Previous | null;
  now: number;
}

/**
 * Whether a queued message is still true (design 8), and what it must say to somebody who heard only some of the
 * earlier ones. A version that changed or ended the booking makes older messages wrong; a note does not.
 * Who never got the confirmation, because a change overtook it, gets one now instead of "changed"; who missed
 * a change is told it from what they know. Pure; minutes since the epoch.
 */
export function standingOf(question: Question): Standing {
  const { kind, subjectVersion, booking, movedAt, earlier, previous, now } = question;
  const ending = endingOf(kind);
  if (ending) return { send: ending };
  if (!isLive(booking.status)) return { drop: "booking is over" };
  if (movedAt.some((version) => version > subjectVersion)) return { drop: "superseded" };
  if (kind.startsWith("reminder")) {
    if (booking.status !== "confirmed") return { drop: "booking is over" };
    return booking.start <= now ? { drop: "too late" } : { send: "reminder" };
  }
  // Until it is paid there is nothing else to tell; afterwards nobody has to be asked to pay.
  if (booking.holdReason === "payment") return { send: "payment-due" };
  if (kind === "payment-due") return { drop: "superseded" };
  // Until somebody has said yes there is nothing else to tell, wherever the request has moved.
  if (booking.status === "held") return { send: "requested" };
  if (kind === "requested") return { drop: "superseded" };
  if (kind === "approved") return { send: "approved" };
  if (kind !== "changed") return { send: "confirmation" };
  const before = earlier
    .filter(
      (message) =>
        message.subjectVersion < subjectVersion &&
        /^(confirmation|requested|approved|changed)$/.test(message.kind),
    )
    .sort((a, b) => a.subjectVersion - b.subjectVersion);
  const lastTold = before.findLastIndex((message) => message.told);
  if (lastTold === -1 && before.length > 0) return { send: "confirmation" };
  const known = before[lastTold + 1]?.previous ?? previous;
  if (!known || isUnchanged(known, booking)) return { send: "confirmation" };
  return { send: "changed", previous: known };
}
