import type { SendFailure } from "#lib/email/mailer.ts";
import type { Outcome } from "./queue.ts";

const mostAttempts = 12;
/** The vendor remembers our key for 24 hours; later the same mail would arrive twice (case N2). One hour to spare. */
const mostMinutes = 23 * 60;
const longestWait = 3 * 60 * 60;

/** Seconds until the next attempt: 2, 6, 18, … up to three hours, half of it by chance (N13). `random`: [0, 1). */
export function waitAfter(attempts: number, random: number): number {
  const full = Math.min(2 * 3 ** (attempts - 1), longestWait);
  return Math.ceil(full * (0.5 + random / 2));
}

/** Whether trying again could make one mail into two: an earlier attempt may have been accepted, its key forgotten. */
export const isTooLate = ({
  attempts,
  minutesTrying,
}: {
  attempts: number;
  minutesTrying: number;
}): boolean => attempts > 1 && minutesTrying >= mostMinutes;

/** What a refused attempt makes of a message. The outcome is for the business to read: the vendor's name of it. */
export function afterFailure(
  message: { attempts: number; minutesTrying: number },
  failure: SendFailure,
  random: number,
): Outcome {
  const outcome = `${failure.code}: ${failure.reason}`.slice(0, 500);
  if (failure.kind === "permanent" || message.attempts >= mostAttempts) return { status: "failed", outcome };
  const waitSeconds = Math.max(waitAfter(message.attempts, random), failure.retryAfterSeconds ?? 0);
  if (message.minutesTrying + waitSeconds / 60 >= mostMinutes) return { status: "failed", outcome };
  return { status: "queued", outcome, waitSeconds };
}
