import { afterAll, beforeAll, expect, test } from "vitest";
import * as bookingsRoute from "#app/api/v1/[tenant]/bookings/route.ts";
import * as customerRoute from "#app/api/v1/[tenant]/customers/[id]/route.ts";
import * as customersRoute from "#app/api/v1/[tenant]/customers/route.ts";
import * as managedRoute from "#app/api/v1/bookings/[manageToken]/route.ts";
import { type ApiScope, apiScopes } from "#lib/api-keys/api-key.ts";
import { createApiKey } from "#lib/api-keys/mutations.ts";
import { mergeCustomers } from "#lib/customers/merge.ts";
import { books, mailbox, owner } from "#lib/customers/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { showId } from "#lib/ids.ts";
import type { RouteHandler } from "./define-route.ts";
import { at, call } from "./testing.ts";

let environment: TestEnvironment;
let a: FixtureTenant;
let b: FixtureTenant;
let key: string;

const newKey = async ({ scope }: FixtureTenant, scopes: readonly ApiScope[] = apiScopes) =>
  (await withTenant(scope, (tx) => createApiKey(tx, scope, { name: "test", scopes, createdBy: "test" }))).key;

beforeAll(async () => {
  environment = await testEnvironment();
  a = await fixtureTenant();
  b = await fixtureTenant();
  key = await newKey(a);
});
afterAll(() => environment.drop());

const ask = (
  handler: RouteHandler,
  sent: { id?: string; query?: Record<string, string>; body?: unknown; key?: string; tenant?: string } = {},
) =>
  call(handler, {
    params: { tenant: sent.tenant ?? a.slug, ...(sent.id ? { id: sent.id } : {}) },
    headers: { authorization: `Bearer ${sent.key ?? key}` },
    ...(sent.query ? { query: sent.query } : {}),
    ...(sent.body === undefined ? {} : { body: sent.body, method: "PATCH" }),
  });

const person = async (name: string, tenant = a) => {
  const email = mailbox(`${name.toLowerCase().replace(" ", ".")}@example.com`);
  const { customer } = await books(tenant, { name, email, phone: "212 555 0133" });
  return { id: customer, shown: showId("customer", customer) };
};

test("customers are found, read and changed, by what their scope allows", async () => {
  const ada = await person("Ada Api");
  await person("Bob Api");
  const all = await ask(customersRoute.GET, { query: { query: "api", limit: "1" } });
  expect(all.body).toMatchObject({
    customers: [{ id: ada.shown, name: "Ada Api", noShows: 0, bookings: 1 }],
  });
  const next = await ask(customersRoute.GET, {
    query: { query: "api", cursor: String(all.body.nextCursor) },
  });
  expect(next.body).toMatchObject({ customers: [{ name: "Bob Api" }], nextCursor: null });
  expect(await ask(customersRoute.GET, { query: { cursor: "zzz" } })).toMatchObject({ status: 422 });

  const changed = await ask(customerRoute.PATCH, {
    id: ada.shown,
    body: { phone: "+44 20 7946 0958", note: "Mornings", blocked: true, blockedReason: "Owes" },
  });
  expect(changed).toMatchObject({
    status: 200,
    body: {
      name: "Ada Api",
      email: "ada.api@example.com",
      note: "Mornings",
      blocked: true,
      blockedReason: "Owes",
    },
  });
  expect((await ask(customersRoute.GET, { query: { query: "442079" } })).body.customers).toHaveLength(1);
  const free = await ask(customerRoute.PATCH, { id: ada.shown, body: { blocked: false } });
  expect(free.body).toMatchObject({ blocked: false, blockedReason: "", note: "Mornings" });
  for (const body of [
    { blockedReason: "x" },
    { email: "new@example.com" },
    { name: "" },
    { noShows: 0 },
    { id: "x" },
  ])
    expect(await ask(customerRoute.PATCH, { id: ada.shown, body }), JSON.stringify(body)).toMatchObject({
      status: 422,
    });

  const narrow = await newKey(a, ["customers:read"]);
  expect((await ask(customerRoute.GET, { id: ada.shown, key: narrow })).status).toBe(200);
  expect((await ask(customerRoute.PATCH, { id: ada.shown, body: {}, key: narrow })).status).toBe(403);
  const other = await newKey(a, ["bookings:read"]);
  expect((await ask(customersRoute.GET, { key: other })).status).toBe(403);
});

test("the id of a merged customer gives the one it became part of", async () => {
  const [keep, other] = [await person("Kay Kept"), await person("Mel Merged")];
  await mergeCustomers(a.scope, owner, { keep: keep.id, merge: other.id });
  expect((await ask(customerRoute.GET, { id: other.shown })).body).toMatchObject({
    id: keep.shown,
    bookings: 2,
  });
});

test("T1: another business's customer is answered as one that does not exist, and stays as it is", async () => {
  const mine = await person("Mia Mine");
  const theirs = await newKey(b);
  const before = await platformDb().customer.findFirst({ where: { id: mine.id } });
  const unknown = showId("customer", "0190a5d0-0000-7000-8000-00000000beef");
  for (const [handler, body] of [
    [customerRoute.GET, undefined],
    [customerRoute.PATCH, { name: "Stolen", note: "x", blocked: true }],
  ] as const) {
    const sent = { key: theirs, tenant: b.slug, body };
    const [foreign, missing] = [
      await ask(handler, { ...sent, id: mine.shown }),
      await ask(handler, { ...sent, id: unknown }),
    ];
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
    expect((await ask(handler, { ...sent, tenant: a.slug, id: mine.shown })).status).toBe(404);
  }
  expect(await platformDb().customer.findFirst({ where: { id: mine.id } })).toEqual(before);
  expect((await ask(customersRoute.GET, { key: theirs, tenant: b.slug })).body.customers).toEqual([]);
});

test("A16, A19: the public answers to a known address and to an unknown one differ in nothing but the booking's own", async () => {
  const business = await fixtureTenant();
  await books(business, { name: "Kim Known", email: mailbox("kim@example.com"), phone: "212 555 0199" });
  const before = await platformDb().customer.findFirst({ where: { emailKey: "kim@example.com" } });
  const post = async (email: string, hours: number) => {
    const customer = { name: "Mal Lory", email, phone: "1", locale: "de" };
    const body = { service: "cut", start: at(inHours(hours)), timezone: "UTC", customer };
    const made = await call(bookingsRoute.POST, { params: { tenant: business.slug }, body });
    const { id, manageToken, manageUrl, start, end, ...rest } = made.body;
    const read = await call(managedRoute.GET, { params: { manageToken: String(manageToken) } });
    const text = made.text + read.text;
    expect(text).not.toMatch(/Kim|0199|cus_|note|blocked/i);
    return { status: made.status, rest, fields: [Object.keys(made.body), Object.keys(read.body)] };
  };
  expect(await post("KIM+x@example.com", 200)).toEqual(await post("nobody@example.com", 201));
  expect(await platformDb().customer.findFirst({ where: { emailKey: "kim@example.com" } })).toEqual(before);
});
