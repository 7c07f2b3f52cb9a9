import { afterAll, beforeAll, expect, test } from "vitest";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { fixtureTenant } from "#lib/db/testing/fixture.ts";
import { type StripeHarness, startStripe } from "#lib/payments/testing.ts";
import { seedAccount } from "./payments.ts";

let environment: TestEnvironment;
let stripe: StripeHarness;
const demo = { name: "Demo", email: "owner@demo.test" };

beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startStripe();
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});

test("the demo's account can charge; started again it stays as it is, also once somebody has disconnected it", async () => {
  const { scope, tenantId } = await fixtureTenant();
  const rows = () => platformDb().paymentAccount.findMany({ where: { tenantId } });
  await seedAccount(platformDb(), scope, demo, stripe.url);
  const first = await rows();
  expect(first).toMatchObject([{ chargesEnabled: true, payoutsEnabled: true, requirements: [] }]);
  const tenant = await platformDb().tenant.findUniqueOrThrow({ where: { id: tenantId } });
  expect(tenant.canCharge).toBe(true);
  await seedAccount(platformDb(), scope, demo, stripe.url);
  expect(await rows()).toEqual(first);
  await platformDb().paymentAccount.updateMany({ where: { tenantId }, data: { disconnectedAt: new Date() } });
  await seedAccount(platformDb(), scope, demo, stripe.url);
  expect(await rows()).toHaveLength(1);
});

test.each([undefined, "https://api.stripe.com", "https://stripe.example"])(
  "with Stripe at %s nothing is made",
  async (base) => {
    const { scope, tenantId } = await fixtureTenant();
    await seedAccount(platformDb(), scope, demo, base);
    expect(await platformDb().paymentAccount.count({ where: { tenantId } })).toBe(0);
  },
);
