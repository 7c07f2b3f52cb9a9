import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as positionRoute from "#app/api/v1/[tenant]/waitlist/[entry]/position/route.ts";
import * as removeRoute from "#app/api/v1/[tenant]/waitlist/[entry]/remove/route.ts";
import * as waitlistRoute from "#app/api/v1/[tenant]/waitlist/route.ts";
import * as acceptRoute from "#app/api/v1/waitlist/[waitlistToken]/accept/route.ts";
import * as declineRoute from "#app/api/v1/waitlist/[waitlistToken]/decline/route.ts";
import * as leaveRoute from "#app/api/v1/waitlist/[waitlistToken]/leave/route.ts";
import * as tokenRoute from "#app/api/v1/waitlist/[waitlistToken]/route.ts";
import { type ApiScope, apiScopes } from "#lib/api-keys/api-key.ts";
import { createApiKey } from "#lib/api-keys/mutations.ts";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { offerFreedTime } from "#lib/waitlist/jobs.ts";
import { oneStart } from "#lib/waitlist/testing.ts";
import type { RouteHandler } from "./define-route.ts";
import { call } from "./testing.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let other: FixtureTenant;
let bookingId: string;
let key: string;
let today: string;

const newKey = async (of: FixtureTenant, scopes: readonly ApiScope[] = apiScopes) =>
  (
    await withTenant(of.scope, (tx) =>
      createApiKey(tx, of.scope, { name: "test", scopes, createdBy: "test" }),
    )
  ).key;

beforeAll(async () => {
  environment = await testEnvironment();
  other = await fixtureTenant();
});
afterAll(() => environment.drop());
beforeEach(async () => {
  const start = inHours(72);
  today = new Date().toISOString().slice(0, 10);
  tenant = await fixtureTenant(oneStart(start));
  const placed = await placeBooking(tenant.scope, wish(start));
  if (!placed.ok) throw new Error(placed.error.code);
  bookingId = placed.value.bookingId;
  key = await newKey(tenant);
});

let people = 0;
const body = (change: object = {}) => ({
  service: "cut",
  from: today,
  to: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
  timezone: "Asia/Kathmandu",
  customer: { name: "Mina Sol", email: `mina-${++people}@example.com` },
  ...change,
});
const join = (given: object = body(), headers: Record<string, string> = {}) =>
  call(waitlistRoute.POST, { params: { tenant: tenant.slug }, body: given, headers });
const behind = (handler: RouteHandler, token: unknown, given?: object) =>
  call(handler, { params: { waitlistToken: String(token) }, ...(given ? { body: given } : {}) });
const manage = (handler: RouteHandler, params: Record<string, string> = {}, given?: object, bearer = key) =>
  call(handler, {
    params: { tenant: tenant.slug, ...params },
    headers: { authorization: `Bearer ${bearer}` },
    ...(given ? { body: given } : {}),
  });
const free = async () => {
  await cancelBooking(tenant.scope, { bookingId, actor: { kind: "customer" } });
  await offerFreedTime();
};

test("join, read, accept: the whole way of a customer's program", async () => {
  const joined = await join();
  expect(joined.status).toBe(201);
  const { token } = joined.body;
  expect(await behind(tokenRoute.GET, token)).toMatchObject({
    status: 200,
    body: { status: "waiting", service: "cut", offer: null, party: 1, weekdays: [] },
  });
  expect((await behind(acceptRoute.POST, token, {})).status).toBe(404);
  await free();
  const offered = await behind(tokenRoute.GET, token);
  expect(offered.body).toMatchObject({ offer: { open: true, price: { amount: 4500, currency: "USD" } } });
  expect(String((offered.body.offer as { start: string }).start)).toMatch(/\+05:45$/);
  const accepted = await behind(acceptRoute.POST, token, {});
  expect(accepted).toMatchObject({ status: 200, body: { id: expect.stringMatching(/^bkg_/) } });
  const again = await behind(acceptRoute.POST, token, {});
  expect(again.body).toEqual(accepted.body);
  expect((await behind(tokenRoute.GET, token)).body).toMatchObject({
    status: "booked",
    offer: null,
    manageUrl: accepted.body.manageUrl,
  });
  expect((await behind(leaveRoute.POST, token, {})).status).toBe(409);
});

test("decline keeps the place, leave does not; both may be said twice", async () => {
  const { token } = (await join()).body;
  await free();
  const { offer } = (await behind(tokenRoute.GET, token)).body;
  const named = { offer: (offer as { id: string }).id };
  expect((await behind(declineRoute.POST, token, named)).body).toMatchObject({
    status: "waiting",
    offer: null,
  });
  expect((await behind(declineRoute.POST, token, named)).status).toBe(200);
  expect((await behind(leaveRoute.POST, token, {})).body).toMatchObject({ status: "left" });
  expect((await behind(leaveRoute.POST, token, {})).status).toBe(200);
});

describe("joining", () => {
  test("the same Idempotency-Key gives the same answer, another body is refused", async () => {
    const given = body();
    const headers = { "idempotency-key": "waits-12345" };
    const [first, second] = [await join(given, headers), await join(given, headers)];
    expect(second.body).toEqual(first.body);
    expect((await join(body(), headers)).body.code).toBe("idempotency_mismatch");
  });

  test("whoever stands there already changes the wish, and no stranger is shown their link", async () => {
    const given = body();
    const first = await join(given);
    const second = await join({ ...given, weekdays: [2] });
    expect(second.body).toMatchObject({ id: first.body.id, token: null, url: null });
    expect((await behind(tokenRoute.GET, first.body.token)).body).toMatchObject({ weekdays: [2] });
  });

  test("what is free is not waited for", async () => {
    await free();
    expect((await join()).body).toMatchObject({
      status: 409,
      code: "illegal_transition",
      alternatives: [expect.stringMatching(/\+05:45$/)],
    });
  });

  test.each([
    [{ service: "nothing" }, 404],
    [{ staff: "ben" }, 422],
    [{ party: 2 }, 422],
    [{ from: "2026-02-30" }, 422],
    [{ from: "2027-01-02", to: "2027-01-01" }, 422],
    [{ to: "2031-01-01" }, 422],
    [{ weekdays: [1, 1] }, 422],
    [{ weekdays: [8] }, 422],
    [{ times: [{ from: 600, to: 540 }] }, 422],
    [{ times: [{ from: 0, to: 1441 }] }, 422],
    [{ rank: 0 }, 422],
    [{ customer: { name: "", email: "x" } }, 422],
  ])("%j is refused", async (change, status) => expect((await join(body(change))).status).toBe(status));
});

describe("the business", () => {
  test("lists, moves and removes; pages follow one another", async () => {
    const ids: unknown[] = [];
    for (let i = 0; i < 3; i++) ids.push((await join()).body.id);
    const list = async (query: Record<string, string> = {}) =>
      (
        await call(waitlistRoute.GET, {
          params: { tenant: tenant.slug },
          headers: { authorization: `Bearer ${key}` },
          query,
        })
      ).body as { entries: { id: string }[]; nextCursor: string | null };
    const order = async () => (await list()).entries.map(({ id }) => id);
    expect(await order()).toEqual(ids);
    const first = await list({ limit: "2" });
    const rest = await list({ limit: "2", cursor: first.nextCursor ?? "", service: "cut" });
    expect([...first.entries, ...rest.entries].map(({ id }) => id)).toEqual(ids);
    expect(rest.nextCursor).toBeNull();
    const entry = String(ids[2]);
    expect((await manage(positionRoute.POST, { entry }, { position: 1 })).body).toEqual({
      id: entry,
      position: 1,
    });
    expect(await order()).toEqual([ids[2], ids[0], ids[1]]);
    expect((await manage(positionRoute.POST, { entry }, { position: 99 })).body).toMatchObject({
      position: 3,
    });
    expect(await order()).toEqual(ids);
    expect((await manage(removeRoute.POST, { entry }, {})).status).toBe(200);
    expect(await order()).toEqual(ids.slice(0, 2));
    expect((await manage(positionRoute.POST, { entry }, { position: 1 })).status).toBe(409);
  });

  test("T1: nobody without the key, nothing of another business, no forged link", async () => {
    const { id, token } = (await join()).body;
    const entry = String(id);
    const foreign = await newKey(other);
    expect((await manage(removeRoute.POST, { entry }, {}, foreign)).status).toBe(404);
    const theirs = { tenant: other.slug, entry };
    expect((await manage(removeRoute.POST, theirs, {}, foreign)).status).toBe(404);
    expect((await manage(positionRoute.POST, theirs, { position: 1 }, foreign)).status).toBe(404);
    const reading = await newKey(tenant, ["bookings:read"]);
    expect((await manage(removeRoute.POST, { entry }, {}, reading)).status).toBe(403);
    expect((await call(waitlistRoute.GET, { params: { tenant: tenant.slug } })).status).toBe(401);
    const forged = `${String(token).slice(0, -1)}${String(token).endsWith("A") ? "B" : "A"}`;
    for (const wrong of [forged, "w_", String(token).replace("w_", "d_"), "x".repeat(77)])
      for (const handler of [tokenRoute.GET, acceptRoute.POST, declineRoute.POST, leaveRoute.POST])
        expect((await behind(handler, wrong, handler === tokenRoute.GET ? undefined : {})).status).toBe(404);
    expect((await behind(tokenRoute.GET, token)).body).toMatchObject({ status: "waiting" });
  });
});
