import { globSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPunctual, type Punctual, PunctualError } from "#docs/client/punctual.ts";
import { apiScopes } from "#lib/api-keys/api-key.ts";
import { createApiKey } from "#lib/api-keys/mutations.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type RouteModule, routeBehind } from "#lib/http/define-route.ts";
import { at } from "#lib/http/testing.ts";
import { type Receiver, startReceiver } from "#lib/webhooks/testing.ts";

// The client that others copy, against the very handlers that answer them.

const root = join(import.meta.dirname, "../..");
const modules: { pattern: RegExp; names: string[]; module: RouteModule }[] = [];
let environment: TestEnvironment;
let tenant: FixtureTenant;
let punctual: Punctual;
let receiver: Receiver;

/** Finds the route file for an address, as Next does: what is fixed goes before what is not. */
async function serve(url: string, init: RequestInit): Promise<Response> {
  const { pathname } = new URL(url);
  for (const { pattern, names, module } of modules) {
    const found = pattern.exec(pathname);
    if (!found) continue;
    const params = Object.fromEntries(
      names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? "")]),
    );
    const handler = Reflect.get(module, init.method ?? "GET");
    return handler(new Request(url, init), { params: Promise.resolve(params) });
  }
  return new Response("Not here", { status: 404 });
}

beforeAll(async () => {
  process.env.OUTBOUND_LOOPBACK = "on";
  environment = await testEnvironment();
  tenant = await fixtureTenant();
  receiver = await startReceiver();
  for (const file of globSync("app/api/v1/**/route.ts", { cwd: root })) {
    const module: RouteModule = await import(/* @vite-ignore */ join(root, file));
    const path = routeBehind(module.GET)?.path ?? "";
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    modules.push({ pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "([^/]+)")}$`), names, module });
  }
  modules.sort((a, b) => a.names.length - b.names.length);
  const { key } = await withTenant(tenant.scope, (tx) =>
    createApiKey(tx, tenant.scope, { name: "client", scopes: apiScopes, createdBy: "test" }),
  );
  punctual = createPunctual({ baseUrl: "http://localhost:3000", apiKey: key, fetch: serve });
});
afterAll(async () => {
  receiver.close();
  await environment.drop();
});

const customer = { name: "Mina Sol", email: "mina@example.com" };
const wanted = (hours: number) => ({
  service: "cut",
  start: at(inHours(hours)),
  timezone: "Asia/Kathmandu",
  customer,
});

async function refusal(work: Promise<unknown>): Promise<PunctualError> {
  const error: unknown = await work.then(() => null).catch((thrown) => thrown);
  if (error instanceof PunctualError) return error;
  throw new Error("No refusal", { cause: error });
}

test("book, read, move and cancel, as the customer and as the business", async () => {
  const business = await punctual.readBusiness({ tenant: tenant.slug });
  expect(business.services[0]?.slug).toBe("cut");
  const placed = await punctual.createBooking(
    { tenant: tenant.slug, body: wanted(50) },
    { idempotencyKey: "once" },
  );
  const again = await punctual.createBooking(
    { tenant: tenant.slug, body: wanted(50) },
    { idempotencyKey: "once" },
  );
  expect(again.id).toBe(placed.id);
  const moved = await punctual.moveManagedBooking({
    manageToken: placed.manageToken,
    body: { start: at(inHours(51)), timezone: "Asia/Kathmandu" },
  });
  expect(moved).toMatchObject({ id: placed.id, version: 2 });
  const known = await punctual.readBooking({ tenant: tenant.slug, id: placed.id });
  expect(known).toMatchObject({ version: 2, customer: { name: "Mina Sol" } });
  expect(await punctual.readInvite({ manageToken: placed.manageToken })).toContain("BEGIN:VCALENDAR");
  const cancelled = await punctual.cancelBooking({
    tenant: tenant.slug,
    id: placed.id,
    body: { reason: "Ill" },
  });
  expect(cancelled).toMatchObject({ status: "cancelled", refund: { amount: 0 } });
  const { messages } = await punctual.listMessages({ tenant: tenant.slug, query: { booking: placed.id } });
  expect(messages.map(({ kind }) => kind)).toContain("cancelled");
});

test("refusals are typed errors, also those of whatever stands between", async () => {
  await punctual.createBooking({ tenant: tenant.slug, body: wanted(60) });
  const taken = await refusal(punctual.createBooking({ tenant: tenant.slug, body: wanted(60) }));
  expect(taken).toMatchObject({ code: "slot_taken", status: 409 });
  expect(taken.problem.alternatives?.length).toBeGreaterThan(0);
  const wrong = await refusal(
    punctual.createBooking({ tenant: tenant.slug, body: { ...wanted(61), timezone: "Mars" } }),
  );
  expect(wrong.problem.errors?.[0]?.path).toBe("timezone");
  const stranger = createPunctual({ baseUrl: "http://localhost:3000", fetch: serve });
  expect((await refusal(stranger.listBookings({ tenant: tenant.slug }))).code).toBe("unauthenticated");
  const proxy = createPunctual({
    baseUrl: "http://localhost:3000",
    fetch: async () => new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "retry-after": "7" } }),
  });
  expect(await refusal(proxy.readBusiness({ tenant: "x" }))).toMatchObject({
    code: "unknown",
    retryAfterSeconds: 7,
  });
});

test("pages of bookings neither skip nor repeat when others book meanwhile", async () => {
  const other = await fixtureTenant();
  const { key } = await withTenant(other.scope, (tx) =>
    createApiKey(tx, other.scope, { name: "pages", scopes: ["bookings:read"], createdBy: "test" }),
  );
  const theirs = createPunctual({ baseUrl: "http://localhost:3000", apiKey: key, fetch: serve });
  const book = (hours: number) => theirs.createBooking({ tenant: other.slug, body: wanted(hours) });
  const first: string[] = [];
  for (const hours of [70, 72, 74, 76, 78]) first.push((await book(hours)).id);
  const seen: string[] = [];
  let cursor: string | undefined;
  for (const hours of [71, 69, 75]) {
    const page = await theirs.listBookings({
      tenant: other.slug,
      query: { limit: 2, ...(cursor ? { cursor } : {}) },
    });
    seen.push(...page.bookings.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
    await book(hours);
  }
  while (cursor) {
    const page = await theirs.listBookings({ tenant: other.slug, query: { limit: 2, cursor } });
    seen.push(...page.bookings.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  }
  expect(new Set(seen).size).toBe(seen.length);
  for (const id of first) expect(seen).toContain(id);
});

test("webhooks over the API: add, test, pause, rotate, log, replay, take away", async () => {
  const path = { tenant: tenant.slug };
  const made = await punctual.createWebhook({
    ...path,
    body: { url: receiver.url, events: ["booking.moved"] },
  });
  expect(made.secret).toMatch(/^whsec_/);
  const webhook = made.id;
  expect(await punctual.testWebhook({ ...path, webhook })).toMatchObject({
    type: "test",
    status: "delivered",
  });
  const rotated = await punctual.rotateWebhookSecret({ ...path, webhook });
  expect(rotated.secret).not.toBe(made.secret);
  await punctual.testWebhook({ ...path, webhook });
  const pages = await punctual.listWebhookDeliveries({ ...path, webhook, query: { limit: 1 } });
  expect(pages.deliveries).toHaveLength(1);
  const rest = await punctual.listWebhookDeliveries({
    ...path,
    webhook,
    query: { limit: 1, cursor: pages.nextCursor ?? "" },
  });
  expect(rest.nextCursor).toBeNull();
  expect(rest.deliveries[0]?.id).not.toBe(pages.deliveries[0]?.id);
  const delivery = rest.deliveries[0]?.id ?? "";
  expect(await punctual.replayWebhookDelivery({ ...path, delivery })).toMatchObject({ status: "pending" });
  expect(await punctual.changeWebhook({ ...path, webhook, body: { active: false } })).toMatchObject({
    active: false,
    disabledReason: "paused",
  });
  expect((await punctual.listWebhooks(path)).webhooks.map(({ id }) => id)).toEqual([webhook]);
  for (const url of [
    "https://10.1/",
    "https://0xa9fea9fe/",
    "https://[::ffff:a9fe:a9fe]/",
    "http://example.com/",
    "https://u@example.com/",
  ]) {
    const refused = await refusal(
      punctual.createWebhook({ ...path, body: { url, events: ["booking.moved"] } }),
    );
    expect(refused.problem.errors?.[0]?.path, url).toBe("url");
  }
  const other = await fixtureTenant();
  const { key } = await withTenant(other.scope, (tx) =>
    createApiKey(tx, other.scope, { name: "b", scopes: apiScopes, createdBy: "test" }),
  );
  const stranger = createPunctual({ baseUrl: "http://localhost:3000", apiKey: key, fetch: serve });
  const there = { tenant: other.slug };
  for (const work of [
    () => stranger.replayWebhookDelivery({ ...there, delivery }),
    () => stranger.testWebhook({ ...there, webhook }),
    () => stranger.listWebhookDeliveries({ ...there, webhook }),
    () => stranger.deleteWebhook({ ...there, webhook }),
    () => stranger.deleteWebhook({ ...path, webhook }),
  ])
    expect((await refusal(work())).code).toBe("not_found");
  await punctual.deleteWebhook({ ...path, webhook });
  expect((await punctual.listWebhooks(path)).webhooks).toEqual([]);
});
