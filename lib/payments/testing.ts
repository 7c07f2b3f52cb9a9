import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { placePublicBooking } from "#lib/booking/public-placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type FixtureTenant, fixtureTenant, salon, wish } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import { createAccount } from "#lib/stripe/accounts.ts";
import type { SetupService } from "#prisma/seed/setup.ts";
import { startSandbox } from "#sandbox/server.ts";
import { refreshAccount } from "./account.ts";
import { takeEvent } from "./events.ts";
import { workOnCheckouts, workOnRefunds } from "./jobs.ts";

const secretKey = "sk_test_9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const webhookSecret = "whsec_Q7w2E5r8T1y4U6i9O3p0A7s2";

/** An event as Stripe sent it: its very bytes and their signature. */
export interface SentEvent {
  body: string;
  signature: string;
  type: string;
}

export interface StripeHarness {
  url: string;
  /** Everything that Stripe sent so far, in its order; nothing is taken until a test does so. */
  sent: SentEvent[];
  /** `POST /control/stripe/{name}`, which must succeed. */
  act<T = Record<string, unknown>>(name: string, body: unknown): Promise<T>;
  fault(body: unknown): Promise<void>;
  objects<T = Record<string, unknown>>(type: string, account: string): Promise<T[]>;
  /** Waits until Stripe has sent what it had to. */
  quiet(): Promise<void>;
  /** Takes all that was sent since the last time. */
  takeAll(): Promise<void>;
  close(): Promise<void>;
}

/** The sandbox's Stripe with the application's own adapter in front of it. After `testEnvironment`. */
export async function startStripe(): Promise<StripeHarness> {
  const sent: SentEvent[] = [];
  const listener = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { type } = JSON.parse(body);
    sent.push({ body, signature: String(request.headers["stripe-signature"]), type });
    response.writeHead(200).end();
  });
  await new Promise<void>((ready) => listener.listen(0, "127.0.0.1", ready));
  const { port } = listener.address() as AddressInfo;
  const sandbox = await startSandbox({
    ...{ port: 0, stripeSecretKey: secretKey },
    stripeWebhook: { url: `http://127.0.0.1:${port}/`, secret: webhookSecret },
  });
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: sandbox.url,
    PLATFORM_FEE_PERCENT: "1",
  });
  const control = async (path: string, body: unknown) => {
    const response = await fetch(`${sandbox.url}/control/stripe/${path}`, {
      ...{ method: "POST", body: JSON.stringify(body) },
    });
    const said = await response.json();
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(said)}`);
    return said;
  };
  let taken = 0;
  const quiet = async () => {
    for (let before = -1; before !== sent.length; ) {
      before = sent.length;
      await sleep(60);
    }
  };
  return {
    url: sandbox.url,
    sent,
    act: control,
    fault: (body) => control("fault", body),
    objects: async (type, account) =>
      (await fetch(`${sandbox.url}/stripe/objects.json?${new URLSearchParams({ type, account })}`)).json(),
    quiet,
    async takeAll() {
      await quiet();
      for (; taken < sent.length; taken++) {
        const event = sent[taken];
        if (event) await takeEvent(event.body, event.signature);
      }
    },
    async close() {
      await sandbox.close();
      listener.closeAllConnections();
      listener.close();
    },
  };
}

export interface PayingTenant extends FixtureTenant {
  account: string;
}

/** A salon whose own account can charge. Its one service costs $45.00, of which a deposit of $9.00 is due. */
export async function payingSalon(
  stripe: StripeHarness,
  service: Partial<SetupService> = {},
): Promise<PayingTenant> {
  const tenant = await fixtureTenant(salon({}, { payment: { kind: "deposit", percent: 20 }, ...service }));
  const { tenantId, scope } = tenant;
  const { id: account } = await createAccount({ key: tenantId, email: null, business: "Fixture Salon" });
  await platformDb().paymentAccount.create({
    data: { tenantId, id: newId(), stripeAccountId: account, createdBy: "test" },
  });
  await stripe.act("onboard", { account });
  await refreshAccount(scope, account);
  return { ...tenant, account };
}

/** A customer's booking that waits for its payment, and Stripe's page for it. */
export async function bookUnpaid({ scope, tenantId }: PayingTenant, start: number) {
  const placed = await placePublicBooking(scope, { ...wish(start), source: "api" }, new Date());
  if (!placed.ok) throw new Error(placed.error.code);
  const { bookingId, view, checkoutUrl } = placed.value;
  const checkout = await platformDb().checkout.findFirstOrThrow({ where: { tenantId, bookingId } });
  return { bookingId, view, checkoutUrl, session: checkout.stripeSessionId ?? "", checkout };
}

export const bookingOf = ({ tenantId }: FixtureTenant, id: string) =>
  platformDb().booking.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } });

/** All that is known here of a booking's money, in a form that two ways to it can be compared by. */
export async function moneyOf({ tenantId }: FixtureTenant, bookingId: string) {
  const db = platformDb();
  const where = { tenantId, bookingId };
  const [booking, payments, refunds, lines] = await Promise.all([
    db.booking.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id: bookingId } } }),
    db.payment.findMany({ where, orderBy: { stripePaymentId: "asc" } }),
    db.refund.findMany({ where, orderBy: { stripeRefundId: "asc" } }),
    db.ledgerEntry.findMany({ where, orderBy: { reference: "asc" } }),
  ]);
  return {
    status: booking.status,
    payments: payments.map(({ amount, refunded, purpose, disputeState }) => ({
      ...{ amount, refunded, purpose, disputeState },
    })),
    refunds: refunds.map(({ amount, state, cause, failure }) => ({ amount, state, cause, failure })),
    lines: lines.map(({ kind, amount, currency }) => `${kind} ${amount} ${currency}`).sort(),
  };
}

/** What the worker does until nothing is due any more, without waiting for its pauses. */
export async function workAll({ tenantId }: FixtureTenant, rounds = 4): Promise<void> {
  const db = platformDb();
  const now = { nextAttemptAt: new Date(0) };
  for (let round = 0; round < rounds; round++) {
    await db.checkout.updateMany({
      where: { tenantId, state: { in: ["wanted", "open", "closing"] } },
      data: now,
    });
    await db.refund.updateMany({ where: { tenantId, state: { in: ["wanted", "pending"] } }, data: now });
    while ((await workOnCheckouts()) + (await workOnRefunds()) > 0);
  }
}
