import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as cancelRoute from "#app/api/v1/[tenant]/bookings/[id]/cancel/route.ts";
import * as moveRoute from "#app/api/v1/[tenant]/bookings/[id]/move/route.ts";
import * as noShowRoute from "#app/api/v1/[tenant]/bookings/[id]/no-show/route.ts";
import * as bookingRoute from "#app/api/v1/[tenant]/bookings/[id]/route.ts";
import * as bookingsRoute from "#app/api/v1/[tenant]/bookings/route.ts";
import * as explainRoute from "#app/api/v1/[tenant]/explain/route.ts";
import * as ledgerRoute from "#app/api/v1/[tenant]/ledger/route.ts";
import * as messagesRoute from "#app/api/v1/[tenant]/messages/route.ts";
import { type ApiScope, apiScopes } from "#lib/api-keys/api-key.ts";
import { createApiKey, revokeApiKey } from "#lib/api-keys/mutations.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { RouteHandler } from "./define-route.ts";
import { at, call } from "./testing.ts";

let environment: TestEnvironment;
let a: FixtureTenant;
let b: FixtureTenant;
let keyA: string;
let keyB: string;

const newKey = async (tenant: FixtureTenant, scopes: readonly ApiScope[] = apiScopes) =>
  (
    await withTenant(tenant.scope, (tx) =>
      createApiKey(tx, tenant.scope, { name: "test", scopes, createdBy: "test" }),
    )
  ).key;

beforeAll(async () => {
  environment = await testEnvironment();
  a = await fixtureTenant();
  b = await fixtureTenant();
  keyA = await newKey(a);
  keyB = await newKey(b);
});
afterAll(() => environment.drop());

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const ask = (
  handler: RouteHandler,
  params: Record<string, string>,
  sent: { query?: Record<string, string>; body?: unknown; key?: string } = {},
) =>
  call(handler, {
    params: { tenant: a.slug, ...params },
    headers: bearer(sent.key ?? keyA),
    ...(sent.query ? { query: sent.query } : {}),
    ...(sent.body === undefined ? {} : { body: sent.body }),
  });

async function placed(tenant: FixtureTenant, hours: number) {
  const result = await placeBooking(tenant.scope, wish(inHours(hours)));
  if (!result.ok) throw new Error(result.error.code);
  return { ...result.value, shown: result.value.view.id };
}

describe("keys", () => {
  test("A6: whatever is no key is 401; a key without the scope 403; a key of another business 404", async () => {
    const good = { params: { tenant: a.slug } };
    for (const header of [
      "",
      "Bearer %%%",
      "Bearer",
      "Basic abc",
      `Bearer pk_${"A".repeat(32)}`,
      "x".repeat(9000),
    ]) {
      const answer = await call(bookingsRoute.GET, { ...good, headers: { authorization: header } });
      expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    }
    expect((await call(bookingsRoute.GET, good)).status).toBe(401);
    const narrow = await newKey(a, ["messages:read"]);
    expect(await ask(bookingsRoute.GET, {}, { key: narrow })).toMatchObject({
      status: 403,
      body: { code: "forbidden" },
    });
    const foreign = await ask(bookingsRoute.GET, {}, { key: keyB });
    const nowhere = await ask(bookingsRoute.GET, { tenant: "nobody-here" });
    expect(foreign.status).toBe(404);
    expect(nowhere.text).toBe(foreign.text);
  });

  test("a revoked key and a suspended business's key open nothing; use is noted", async () => {
    const made = await withTenant(a.scope, (tx) =>
      createApiKey(tx, a.scope, { name: "short", scopes: ["bookings:read"], createdBy: "test" }),
    );
    expect((await ask(bookingsRoute.GET, {}, { key: made.key })).status).toBe(200);
    const row = await platformDb().apiKey.findFirst({ where: { id: made.id } });
    expect(row?.lastUsedAt).toBeInstanceOf(Date);
    expect(Buffer.from(row?.keyHash ?? []).toString("latin1")).not.toContain(made.key);
    await withTenant(a.scope, (tx) => revokeApiKey(tx, a.scope, made.id));
    expect((await ask(bookingsRoute.GET, {}, { key: made.key })).status).toBe(401);
  });
});

describe("bookings", () => {
  test("are listed in pages by start, within bounds and status", async () => {
    const tenant = await fixtureTenant();
    const key = await newKey(tenant);
    for (const hours of [30, 31, 32, 33, 34]) await placed(tenant, hours);
    const list = (query: Record<string, string>) =>
      ask(bookingsRoute.GET, { tenant: tenant.slug }, { query, key });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: "2", ...(cursor ? { cursor } : {}) });
      expect(page.status).toBe(200);
      seen.push(...(page.body.bookings as { start: string }[]).map(({ start }) => start));
      cursor = (page.body.nextCursor as string | null) ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual(seen.toSorted());
    const some = await list({ from: at(inHours(31)), to: at(inHours(33)), status: "confirmed,held" });
    expect(some.body.bookings).toHaveLength(2);
    expect((await list({ status: "cancelled" })).body.bookings).toEqual([]);
    const nonsense: Record<string, string>[] = [
      { cursor: "zzz" },
      { status: "paid" },
      { from: "2026-02-30" },
      { sort: "id" },
    ];
    for (const query of nonsense)
      expect(await list(query), JSON.stringify(query)).toMatchObject({
        status: 422,
        body: { code: "invalid" },
      });
  });

  test("can be read, moved inside the notice, and cancelled by the business", async () => {
    const { shown } = await placed(a, 40);
    const read = await ask(bookingRoute.GET, { id: shown });
    expect(read.body).toMatchObject({ id: shown, customer: { name: "Casey Customer" }, source: "api" });
    expect(read.text).not.toContain("m_");
    const moved = await ask(moveRoute.POST, { id: shown }, { body: { start: at(inHours(1)) } });
    expect(moved.body).toMatchObject({ id: shown, version: 2, timezone: "Asia/Kathmandu" });
    const cancelled = await ask(cancelRoute.POST, { id: shown }, { body: { reason: "Heating" } });
    expect(cancelled.body).toMatchObject({
      status: "cancelled",
      version: 3,
      refund: { amount: 0, currency: "USD" },
    });
  });

  test("B24: no-show only once it has begun, and never by a field", async () => {
    const { shown, bookingId } = await placed(a, 45);
    const early = await ask(noShowRoute.POST, { id: shown }, { body: {} });
    expect(early).toMatchObject({ status: 409, body: { code: "illegal_transition" } });
    expect(await ask(noShowRoute.POST, { id: shown }, { body: { status: "completed" } })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "status" }] },
    });
    const past = new Date(Date.now() - 3_600_000);
    await platformDb().booking.updateMany({
      where: { id: bookingId },
      data: { startsAt: past, endsAt: new Date(past.getTime() + 1_800_000) },
    });
    expect((await ask(noShowRoute.POST, { id: shown }, { body: {} })).body).toMatchObject({
      status: "no_show",
      version: 2,
    });
    expect((await ask(cancelRoute.POST, { id: shown }, { body: {} })).status).toBe(409);
  });

  test("explain, messages and ledger", async () => {
    const { shown } = await placed(a, 90);
    const explained = await ask(explainRoute.GET, {}, { query: { service: "cut", start: at(inHours(90)) } });
    expect(explained.body).toMatchObject({ offered: false, reasons: [{ code: "slot_taken" }] });
    const free = await ask(explainRoute.GET, {}, { query: { service: "cut", start: at(inHours(91)) } });
    expect(free.body).toMatchObject({ offered: true, reasons: [{ code: "open" }] });
    const messages = await ask(messagesRoute.GET, {}, { query: { booking: shown } });
    expect(
      (messages.body.messages as { audience: string }[]).map(({ audience }) => audience).toSorted(),
    ).toEqual(["business", "customer", "staff"]);
    expect((await ask(ledgerRoute.GET, {}, { query: { booking: shown } })).body).toEqual({ entries: [] });
  });
});

test("T1: no id of one business opens anything with a key of the other", async () => {
  const { shown, bookingId } = await placed(a, 95);
  const mine = { tenant: b.slug, id: shown };
  const unknown = { tenant: b.slug, id: `bkg_${"0".repeat(32)}` };
  const attempts: [RouteHandler, unknown][] = [
    [bookingRoute.GET, undefined],
    [cancelRoute.POST, {}],
    [moveRoute.POST, { start: at(inHours(200)) }],
    [noShowRoute.POST, {}],
  ];
  for (const [handler, body] of attempts) {
    const foreign = await ask(handler, mine, { key: keyB, body });
    const missing = await ask(handler, unknown, { key: keyB, body });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
  }
  for (const handler of [messagesRoute.GET, ledgerRoute.GET])
    expect((await ask(handler, { tenant: b.slug }, { key: keyB, query: { booking: shown } })).status).toBe(
      404,
    );
  const row = await platformDb().booking.findFirst({ where: { id: bookingId } });
  expect(row).toMatchObject({ version: 1, status: "confirmed" });
});
