import type { TenantScope } from "#lib/db/scope.ts";
import { TryAgain, withTenant } from "#lib/db/transaction.ts";
import { rootLog } from "#lib/log.ts";
import { resolvePlanCustomer } from "#lib/plans/rows.ts";
import { planSettings } from "#lib/plans/settings.ts";
import { syncPlan } from "#lib/plans/sync.ts";
import { hasStripe } from "#lib/stripe/client.ts";
import { type EventFact, isLiveKey, readEvent } from "#lib/stripe/events.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";
import { noteDeauthorized, refreshAccount } from "./account.ts";
import { resolveAccount } from "./account-rows.ts";
import { syncPayment, syncSession } from "./sync.ts";

/** `unsigned`: not Stripe's. `later`: it shall be sent again. `foreign`: signed, but about nobody we know (P6, P7). */
export type Taken = "taken" | "foreign" | "unsigned" | "later";

/**
 * Takes one event: proved by its signature, then what it is about is read from Stripe itself, so that neither its order
 * nor its age nor its contents matter. It is kept in the transaction of its effect, and has it once (P3).
 */
export async function takeEvent(body: string, signature: string): Promise<Taken> {
  const event = hasStripe() ? readEvent(body, signature) : null;
  if (!event) return "unsigned";
  const log = rootLog().child({ event: event.id, type: event.type });
  if (event.livemode !== isLiveKey()) {
    log.warn("An event of Stripe's other mode was left alone.");
    return "foreign";
  }
  const scope = await scopeOf(event);
  if (!scope) {
    if (event.account) log.warn("An event of an account that is none of ours was left alone.");
    return "foreign";
  }
  try {
    const outcome = await apply(scope, event);
    log.info({ outcome }, "event taken");
    return "taken";
  } catch (error) {
    if (error instanceof TryAgain || stripeFailure(error).kind === "again") {
      log.warn({ err: error }, "An event waits for Stripe or the database.");
      return "later";
    }
    // What Stripe itself will not show us can have no effect, however often it is sent.
    log.error({ err: error }, "What an event is about could not be read.");
    return "foreign";
  }
}

/** Whose news it is: of the account it comes from, or of our own account, of the customer it names. */
function scopeOf({ account, subject }: EventFact): Promise<TenantScope | null> | null {
  if (account) return resolveAccount(account);
  return subject.kind === "plan" && planSettings() ? resolvePlanCustomer(subject.customer) : null;
}

async function apply(scope: TenantScope, event: EventFact): Promise<string> {
  const { subject, account } = event;
  if (subject.kind === "other") return "ignored";
  if (await isTaken(scope, event.id)) return "repeated";
  const mark = { id: event.id, type: event.type };
  if (subject.kind === "plan" || !account) return syncPlan(scope, mark);
  if (subject.kind === "session") return syncSession(scope, account, subject.id, mark);
  if (subject.kind === "payment") return syncPayment(scope, account, subject.id, mark);
  if (subject.kind === "deauthorized") return noteDeauthorized(scope, account, mark);
  return refreshAccount(scope, account, mark);
}

/** A repetition costs no question to Stripe; two at once are told apart by the transaction. */
const isTaken = async (scope: TenantScope, id: string): Promise<boolean> =>
  withTenant(
    scope,
    async (tx) =>
      (await tx.stripeEvent.findUnique({ where: { tenantId_id: { tenantId: scope.tenantId, id } } })) !==
      null,
  );
