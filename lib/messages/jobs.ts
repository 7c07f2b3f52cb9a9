import type { Tx } from "#lib/db/client.ts";
import { TryAgain, withTenant } from "#lib/db/transaction.ts";
import type { Mailer, OutgoingEmail } from "#lib/email/mailer.ts";
import { logFor } from "#lib/log.ts";
import type { Installation } from "./calendar-file.ts";
import {
  composeBookingMail,
  composeInvitationMail,
  composeSeriesMail,
  composeWaitlistMail,
} from "./compose.ts";
import { readEarlier, readMoves } from "./data.ts";
import { presentOf, readBookingFacts } from "./facts.ts";
import { readInvitationFacts } from "./invitation.ts";
import { readPrevious } from "./previous.ts";
import { type ClaimedMessage, type Outcome, recordOutcome } from "./queue.ts";
import { afterFailure, isTooLate } from "./retry.ts";
import { readSeriesKind, readSeriesNews } from "./series.ts";
import { standingOf } from "./standing.ts";
import { readWaitlistNews } from "./waitlist.ts";

export interface DeliveryTools {
  mailer: Mailer;
  installation: Installation;
}

/**
 * Sends one claimed message, or finds that it should not be sent, and writes down which (design 8). Safe to run
 * again at any point: the vendor knows the message's id as the idempotency key. Never throws: whatever one
 * message does, the queue flows on (case N16). @returns what became of it
 */
export async function deliver(message: ClaimedMessage, tools: DeliveryTools): Promise<Outcome["status"]> {
  const log = logFor({ job: "message", tenant: message.scope.tenantId });
  const about = { message: message.id, kind: message.kind, audience: message.audience };
  try {
    const outcome = await attempt(message, tools);
    const written = await recordOutcome(message, outcome);
    const detail = "outcome" in outcome ? { outcome: outcome.outcome } : {};
    const level = outcome.status === "failed" ? "error" : outcome.status === "queued" ? "warn" : "info";
    log[level]({ ...about, ...detail, attempts: message.attempts, written }, `message ${outcome.status}`);
    return outcome.status;
  } catch (error) {
    // The database went away: the claim runs out, and whoever claims it next uses the same key.
    log.error({ ...about, err: error }, "message left to its claim");
    return "queued";
  }
}

async function attempt(message: ClaimedMessage, tools: DeliveryTools): Promise<Outcome> {
  if (isTooLate(message))
    return { status: "failed", outcome: "not_sent_again: an earlier attempt may have arrived" };
  const written = await write(message, tools.installation);
  if (!written) return afterFailure(message, unwritable(message.attempts), Math.random());
  if ("drop" in written) return { status: "dropped", outcome: written.drop };
  const sent = await tools.mailer.send(written.mail, message.id);
  if (sent.ok) return { status: "sent", vendorId: sent.value.vendorId };
  // Accepted before with this key, but the booking has been touched since: one mail is out, another must not follow.
  if (sent.error.code === "invalid_idempotent_request") return { status: "sent", vendorId: null };
  return afterFailure(message, sent.error, Math.random());
}

/** A template that cannot cope with its booking is our bug: tried again a few times, then shown to the business. */
const unwritable = (attempts: number) => ({
  kind: attempts < 3 ? ("retry" as const) : ("permanent" as const),
  code: "unwritable",
  reason: "The message could not be written.",
});

type Drop = { drop: string };

/** The mail, or why there is to be none; null where writing it failed. @throws TryAgain */
async function write(
  message: ClaimedMessage,
  installation: Installation,
): Promise<{ mail: OutgoingEmail } | Drop | null> {
  try {
    // The transaction ends before the mail is rendered: nothing slow is done while it is open.
    const prepared = await withTenant(message.scope, (tx) => prepare(tx, message, installation));
    return "drop" in prepared ? prepared : { mail: await prepared.mail() };
  } catch (error) {
    if (error instanceof TryAgain) throw error;
    const log = logFor({ job: "message", tenant: message.scope.tenantId });
    log.error({ message: message.id, kind: message.kind, err: error }, "message could not be written");
    return null;
  }
}

/** Reads what the message is about as it is now, and decides whether it is still true. */
async function prepare(
  tx: Tx,
  message: ClaimedMessage,
  installation: Installation,
): Promise<{ mail: () => Promise<OutgoingEmail> } | Drop> {
  const now = Math.floor(message.now / 60_000);
  if (message.invitationId) {
    const invitation = await readInvitationFacts(tx, message.scope, message.invitationId, now);
    if (!invitation?.open) return { drop: "invitation is closed" };
    return { mail: () => composeInvitationMail(message, invitation, installation) };
  }
  if (message.waitlistEntryId ?? message.waitlistOfferId) {
    const news = await readWaitlistNews(tx, message.scope, message, now);
    return "drop" in news ? news : { mail: () => composeWaitlistMail(message, news, installation) };
  }
  const { bookingId } = message;
  const seriesKind = readSeriesKind(message.kind);
  if (bookingId && seriesKind) {
    const news = await readSeriesNews(tx, message.scope, { ...message, bookingId, kind: seriesKind });
    return "drop" in news ? news : { mail: () => composeSeriesMail(message, news, installation) };
  }
  const facts = bookingId ? await readBookingFacts(tx, message.scope, bookingId) : null;
  if (!facts) return { drop: "booking is gone" };
  // Most messages are about a booking that nothing has happened to: there is nothing to look for then.
  const moves = facts.version > 1 ? await readMoves(tx, message.scope, facts.id) : [];
  const isFirst = message.subjectVersion === 1;
  const standing = standingOf({
    kind: message.kind,
    subjectVersion: message.subjectVersion,
    booking: presentOf(facts),
    movedAt: moves.map((move) => move.version),
    earlier: isFirst ? [] : await readEarlier(tx, message.scope, { ...message, bookingId: facts.id }, moves),
    previous: readPrevious(message.detail),
    now,
  });
  if ("drop" in standing) return standing;
  return { mail: () => composeBookingMail(message, standing, facts, installation) };
}
