import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { platformDb } from "./client.ts";
import { type TestEnvironment, testEnvironment } from "./testing/environment.ts";
import { type FixtureTenant, fixtureTenant } from "./testing/fixture.ts";
import { serializable, TryAgain, withTenant } from "./transaction.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant();
});
afterAll(() => environment.drop());

const twoCustomers = async () => {
  const ids = [newId(), newId()] as const;
  const { tenantId } = tenant;
  await platformDb().customer.createMany({ data: ids.map((id) => ({ tenantId, id, name: "Somebody" })) });
  return ids;
};

test.each([
  ["READ COMMITTED", withTenant],
  ["SERIALIZABLE", serializable],
])("B4, B8: a deadlock (40P01) is tried again unseen, at %s", async (_, transaction) => {
  const [ana, ben] = await twoCustomers();
  const met = Promise.withResolvers<void>();
  let holding = 0;
  let attempts = 0;
  const rename = (first: string, second: string, name: string) =>
    transaction(tenant.scope, async (tx) => {
      attempts++;
      const write = (id: string) =>
        tx.customer.update({ where: { tenantId_id: { tenantId: tenant.tenantId, id } }, data: { name } });
      await write(first);
      if (++holding === 2) met.resolve();
      await met.promise;
      await write(second);
    });
  await Promise.all([rename(ana, ben, "One"), rename(ben, ana, "Other")]);
  expect(attempts).toBeGreaterThanOrEqual(3);
  const written = await platformDb().customer.findMany({ where: { id: { in: [ana, ben] } } });
  // One after the other, whoever was last: never half of each.
  expect(new Set(written.map(({ name }) => name)).size).toBe(1);
});

test("B8: what fails at every try ends in a sentence to try again, after five of them", async () => {
  let attempts = 0;
  const refused = withTenant(tenant.scope, async (tx) => {
    attempts++;
    await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$`;
  });
  await expect(refused).rejects.toBeInstanceOf(TryAgain);
  expect(attempts).toBe(5);
});
