import type { Invite } from "#lib/calendars/invite.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { readSender } from "#lib/email/sender.ts";
import { env } from "#lib/env.ts";
import { inviteOf } from "./calendar-file.ts";
import { readBookingFacts } from "./facts.ts";

/**
 * The customer's calendar file of a booking as it is now (contract 1: invite.ics); null where the tenant has no such
 * booking. METHOD and STATUS follow what became of it.
 * @throws TryAgain
 */
export async function inviteFor(scope: TenantScope, bookingId: string): Promise<Invite | null> {
  const facts = await withTenant(scope, (tx) => readBookingFacts(tx, scope, bookingId));
  if (!facts) return null;
  const { address } = readSender(env().MAIL_FROM);
  return inviteOf(facts, "customer", facts.customer.locale, {
    appUrl: env().APP_URL,
    senderAddress: address,
  });
}
