import { z } from "zod";
import { readManageToken } from "#lib/booking/manage-token.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { env } from "#lib/env.ts";
import { languageFor } from "#lib/i18n/locales.ts";
import { logFor } from "#lib/log.ts";
import { absolute, paths } from "#lib/paths.ts";
import { stripeFailure } from "#lib/stripe/failure.ts";
import { type CheckoutOrder, createSession, expireSession } from "#lib/stripe/pages.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { queueCheckout } from "./outbox.ts";

/** A page of Stripe lives at least half an hour from when it is made; a minute to spare for two clocks. */
const shortestMs = 31 * 60_000;

/**
 * When a page ends that is made now. In steps of ten minutes: two who make it at once, or one who tries again, ask Stripe
 * for the same, and get the same.
 */
const pageEnd = (held: Date, now: number): Date => {
  const step = 600_000;
  const soonest = Math.ceil((now + shortestMs) / step) * step;
  return new Date(Math.max(Math.ceil(held.getTime() / step) * step, soonest));
};
/** While an open page is being paid, its event brings the news; without one it is asked about after so long, seconds. */
const askAfter = 120;

/**
 * `open`: here it can be paid. `over`: nobody has to pay, or can any more. `later`: Stripe did not answer; the worker goes
 * on trying. `refused`: Stripe will never take this payment.
 */
export type Opened =
  | { state: "open"; url: string }
  | { state: "over" }
  | { state: "later" }
  | { state: "refused"; code: string };

const snapshot = z.object({ name: z.string() });

/** The live checkout of a booking with all that Stripe's page shows; null where there is none. */
async function readLive(scope: TenantScope, bookingId: string) {
  const { tenantId } = scope;
  return withTenant(scope, async (tx) => {
    const checkout = await tx.checkout.findFirst({
      where: { tenantId, bookingId, state: { in: ["wanted", "open"] } },
      include: { booking: true },
    });
    if (!checkout) return null;
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { name: true } });
    return { checkout, booking: checkout.booking, business: tenant.name };
  });
}

/**
 * The page where a booking that waits for its payment can be paid, made at Stripe where it was not made yet. Two who ask
 * at once get the same page: Stripe knows the order by its key.
 */
export async function openCheckout(scope: TenantScope, bookingId: string): Promise<Opened> {
  const live =
    (await readLive(scope, bookingId)) ??
    ((await wantFee(scope, bookingId)) ? await readLive(scope, bookingId) : null);
  if (!live) return { state: "over" };
  const { checkout, booking, business } = live;
  if (checkout.state === "open" && checkout.url) return { state: "open", url: checkout.url };
  const { region } = languageFor(booking.customerLocale);
  const when = formatDateTime(minuteFloor(booking.startsAt), region, booking.customerTimezone, "long");
  const token = readManageToken(scope, booking);
  const back = (query: { paid?: string; unpaid?: string }) =>
    absolute(env().APP_URL, paths.manage(token, query));
  const expiresAt = pageEnd(checkout.expiresAt, Date.now());
  await begin(scope, checkout.id);
  const order: CheckoutOrder = {
    ...{ checkoutId: checkout.id, account: checkout.stripeAccountId, expiresAt },
    ...{ amount: checkout.amount, currency: checkout.currency, applicationFee: checkout.applicationFee },
    savesCard: checkout.savesCard,
    ...{ title: snapshot.parse(booking.serviceSnapshot).name, detail: `${business} · ${when}` },
    ...{ email: booking.customerEmail || null, locale: booking.customerLocale },
    ...{ successUrl: back({ paid: "1" }), cancelUrl: back({ unpaid: "1" }) },
  };
  try {
    const session = await createSession(order);
    if (!session.url) return { state: "over" };
    const kept = await keepSession(scope, checkout.id, session);
    if (kept?.id !== session.id) await expireSession(checkout.stripeAccountId, session.id);
    return kept?.url ? { state: "open", url: kept.url } : { state: "over" };
  } catch (error) {
    const failure = stripeFailure(error);
    logFor({ tenant: scope.tenantId }).warn(
      { checkout: checkout.id, code: failure.code },
      "no page to pay at",
    );
    if (failure.kind === "again" || failure.kind === "unusable-key") return { state: "later" };
    await refuse(scope, checkout.id, failure.code);
    return { state: "refused", code: failure.code };
  }
}

/** A no-show fee whose owner has to agree is paid on a page that is made when they want to. */
const wantFee = (scope: TenantScope, bookingId: string): Promise<boolean> =>
  withTenant(scope, async (tx) => {
    const { tenantId } = scope;
    const fee = await tx.noShowFee.findFirst({ where: { tenantId, bookingId, state: "needs_customer" } });
    if (!fee) return false;
    const until = new Date(Date.now() + shortestMs);
    const { amount, currency } = fee;
    await queueCheckout(tx, scope, { bookingId, kind: "fee", savesCard: false, amount, currency, until });
    return true;
  });

const begin = (scope: TenantScope, id: string): Promise<unknown> =>
  withTenant(scope, (tx) =>
    tx.checkout.updateMany({
      where: { tenantId: scope.tenantId, id, state: "wanted" },
      data: { attempts: { increment: 1 } },
    }),
  );

/**
 * The page that is kept: this one, or another that was a moment faster. Null where nobody shall pay any more, because it
 * was closed while Stripe made the page.
 */
async function keepSession(
  scope: TenantScope,
  id: string,
  session: { id: string; url: string | null },
): Promise<{ id: string; url: string | null } | null> {
  const { tenantId } = scope;
  return withTenant(scope, async (tx) => {
    await tx.$executeRaw`
      UPDATE checkout SET state = 'open', stripe_session_id = ${session.id}, url = ${session.url},
             next_attempt_at = now() + make_interval(secs => ${askAfter}), failure = ''
       WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid AND state = 'wanted'`;
    const kept = await tx.checkout.findUnique({ where: { tenantId_id: { tenantId, id } } });
    return kept?.state === "open" && kept.stripeSessionId
      ? { id: kept.stripeSessionId, url: kept.url }
      : null;
  });
}

const refuse = (scope: TenantScope, id: string, code: string): Promise<unknown> =>
  withTenant(scope, (tx) =>
    tx.checkout.updateMany({
      where: { tenantId: scope.tenantId, id, state: "wanted" },
      data: { state: "failed", failure: code, settledAt: new Date() },
    }),
  );
