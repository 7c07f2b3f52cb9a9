import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfiguration } from "#lib/configuration/data.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import type { PaymentRule } from "./catalogue.ts";
import { loadServiceEditor } from "./loaders.ts";
import { saveService } from "./mutations.ts";
import { type ServiceInput, serviceInput } from "./schema.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let saved: ServiceInput;
const owner = { kind: "member", userId: newId(), role: "owner", staffId: null } as const;

async function edited(): Promise<ServiceInput> {
  const data = await loadServiceEditor(tenant.scope, "cut");
  if (!data?.service) throw new Error("no service");
  return { editing: "cut", ...data.service };
}

beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant(salon({}, { payment: { kind: "deposit", percent: 20 } }));
  saved = await edited();
});
afterAll(() => environment.drop());

test.each<PaymentRule>([
  { kind: "none" },
  { kind: "deposit", percent: 50 },
  { kind: "deposit", amount: 900 },
  { kind: "full" },
])("the editor keeps %j as the configuration has it", async (payment) => {
  const input = serviceInput.parse({ ...saved, payment });
  expect(await saveService(tenant.scope, owner, input, new Date())).toMatchObject({ ok: true });
  expect((await edited()).payment).toEqual(payment);
  const { services } = await withTenant(tenant.scope, (tx) =>
    readConfiguration(tx, tenant.scope, new Date()),
  );
  expect(services[0]?.payment).toEqual(payment);
});

describe("what cannot be is refused where it was typed", () => {
  const problems = (change: object) => {
    const read = serviceInput.safeParse({ ...saved, ...change });
    return read.success ? [] : read.error.issues.map(({ path }) => path.join("."));
  };
  test.each([
    ["a deposit above the price", { payment: { kind: "deposit", amount: 4501 } }, ["payment.amount"]],
    [
      "a deposit above what a shorter length costs",
      {
        payment: { kind: "deposit", amount: 2000 },
        durations: [{ durationMinutes: 15, price: 1500 }],
      },
      ["durations.0"],
    ],
    ["more than all", { payment: { kind: "deposit", percent: 101 } }, ["payment.percent"]],
    ["both", { payment: { kind: "deposit", percent: 20, amount: 900 } }, ["payment"]],
    ["neither", { payment: { kind: "deposit" } }, ["payment"]],
    ["all of it as an amount", { payment: { kind: "deposit", amount: 4500 } }, []],
  ])("%s", (_what, change, paths) => expect(problems(change)).toEqual(paths));
});
