import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { entryOf, joined } from "#lib/waitlist/testing.ts";
import type { ConfigurationDocument } from "./document.ts";
import { exampleConfiguration } from "./example.ts";
import { type ConfiguredTenant, changed, configuredTenant, first } from "./testing.ts";

let environment: TestEnvironment;
let tenant: ConfiguredTenant;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());
beforeEach(async () => {
  tenant = await configuredTenant();
});

const services = async () => ((await tenant.get()).body as unknown as ConfigurationDocument).services;
const saying = (waitlist: unknown) => changed((d) => Object.assign(first(d.services), { waitlist }));

test("what is said of a waitlist is read back and accepted again; what is usual is not said", async () => {
  for (const waitlist of [{ offerMinutes: 30 }, false] as const) {
    expect((await tenant.put(saying(waitlist))).status).toBe(200);
    expect(first(await services()).waitlist).toEqual(waitlist);
    const before = await tenant.revision();
    expect((await tenant.put((await tenant.get()).body)).status).toBe(200);
    expect(await tenant.revision()).toBe(before);
  }
  expect((await tenant.put(exampleConfiguration)).status).toBe(200);
  expect(first(await services())).not.toHaveProperty("waitlist");
  expect((await tenant.put(saying({}))).status).toBe(200);
  expect(first(await services())).not.toHaveProperty("waitlist");
});

test.each([{ offerMinutes: 14 }, { offerMinutes: 2881 }, { minutes: 60 }, true, null])(
  "%j is refused",
  async (waitlist) => expect((await tenant.put(saying(waitlist))).status).toBe(422),
);

test("B19: a service that somebody waits for stays when the set-up no longer names it, and so do they", async () => {
  const entry = await joined(tenant, { actor: owner, staff: "ana" });
  expect((await tenant.put(exampleConfiguration)).status).toBe(200);
  const without = changed((d) => {
    d.services = [{ ...first(d.services), slug: "another" }];
    d.staff = [{ ...first(d.staff), slug: "zoe" }];
    first(d.services).staff = ["zoe"];
  });
  expect((await tenant.put(without)).status).toBe(200);
  const where = { tenantId: tenant.tenantId };
  expect(await platformDb().service.findFirst({ where: { ...where, slug: "cut" } })).toMatchObject({
    active: false,
  });
  expect(await platformDb().staff.findFirst({ where: { ...where, slug: "ana" } })).toMatchObject({
    active: false,
  });
  expect(await entryOf(entry)).toMatchObject({ state: "waiting" });
});
