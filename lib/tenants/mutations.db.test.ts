import { afterAll, beforeAll, expect, test } from "vitest";
import { membershipOf } from "#lib/auth/membership.ts";
import { ensureUser } from "#lib/auth/sign-in-link.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { createTenant } from "./mutations.ts";
import { newTenantInput } from "./schema.ts";
import { lookUpSlug } from "./slug-lookup.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const business = (slug: string) =>
  newTenantInput.parse({
    name: "Everest Barber",
    slug,
    timezone: "Asia/Katmandu",
    currency: "NPR",
    locale: "en-gb",
    ownerName: "Pema Sherpa",
    service: { name: "Haircut & shave", durationMinutes: 45, price: 80000 },
    weekly: [{ weekday: 7, from: 540, to: 1020 }],
  });
const owner = async (email: string) => ({ userId: await ensureUser(email), email });

test("a business is live with everything that its page needs", async () => {
  const person = await owner("pema@example.com");
  const created = await createTenant(business("everest"), person);
  if (!created.ok) throw new Error(created.error.code);
  const catalogue = await withTenant(created.value.scope, (tx) => readCatalogue(tx, created.value.scope));
  expect(catalogue.tenant).toMatchObject({
    timezone: "Asia/Kathmandu",
    locale: "en-GB",
    email: person.email,
  });
  expect(catalogue.services).toMatchObject([{ slug: "haircut-and-shave" }]);
  expect(catalogue.staff).toMatchObject([{ slug: "pema-sherpa", name: "Pema Sherpa" }]);
  const membership = await membershipOf({ id: person.userId, email: person.email, name: null }, "everest");
  expect(membership?.member).toMatchObject({ role: "owner", staffId: expect.any(String) });
});

test("of many who want one address at once one gets it, and the others leave nothing behind", async () => {
  const people = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => owner(`rival-${n}@example.com`)));
  const results = await Promise.all(people.map((person) => createTenant(business("summit"), person)));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.find((result) => !result.ok)).toMatchObject({
    error: { code: "invalid", errors: [{ path: "slug" }] },
  });
  expect(await platformDb().member.count({ where: { user: { email: { startsWith: "rival-" } } } })).toBe(1);
});

test("addresses are answered with a free neighbour", async () => {
  await createTenant(business("ridge"), await owner("ridge@example.com"));
  await createTenant(business("ridge-2"), await owner("ridge@example.com"));
  expect(await lookUpSlug("ridge")).toEqual({ free: false, reason: "taken", suggestion: "ridge-3" });
  expect(await lookUpSlug("dashboard")).toEqual({
    free: false,
    reason: "reserved",
    suggestion: "dashboard-2",
  });
  expect(await lookUpSlug("valley")).toEqual({ free: true });
  expect(await lookUpSlug("../x")).toMatchObject({ free: false, reason: "shape" });
});

test("Z12: a business has a place and a currency that exist", () => {
  const wrong = newTenantInput.safeParse({
    ...business("x1"),
    timezone: "Etc/GMT+5",
    currency: "XQQ",
    slug: "api",
  });
  expect(wrong.error?.issues.map((issue) => issue.path[0]).sort()).toEqual(["currency", "slug", "timezone"]);
});
