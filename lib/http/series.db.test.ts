import { afterAll, beforeAll, expect, test } from "vitest";
import * as bookingRoute from "#app/api/v1/[tenant]/bookings/[id]/route.ts";
import * as cancelRoute from "#app/api/v1/[tenant]/series/[id]/cancel/route.ts";
import * as moveRoute from "#app/api/v1/[tenant]/series/[id]/move/route.ts";
import * as oneRoute from "#app/api/v1/[tenant]/series/[id]/route.ts";
import * as previewRoute from "#app/api/v1/[tenant]/series/preview/route.ts";
import * as seriesRoute from "#app/api/v1/[tenant]/series/route.ts";
import { createApiKey } from "#lib/api-keys/mutations.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { owner } from "#lib/booking/testing.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { keptBy, mondayAt } from "#lib/series/testing.ts";
import type { RouteHandler } from "./define-route.ts";
import { type Answer, at, call } from "./testing.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

/** A business with a key, and a way to call its routes. */
async function business() {
  const tenant: FixtureTenant = await fixtureTenant();
  const { key } = await withTenant(tenant.scope, (tx) =>
    createApiKey(tx, tenant.scope, {
      name: "test",
      scopes: ["bookings:read", "bookings:write"],
      createdBy: "test",
    }),
  );
  const ask = (handler: RouteHandler, params: Record<string, string> = {}, body?: unknown, idem?: string) =>
    call(handler, {
      params: { tenant: tenant.slug, ...params },
      headers: { authorization: `Bearer ${key}`, ...(idem ? { "idempotency-key": idem } : {}) },
      ...(body === undefined ? {} : { body }),
    });
  return { tenant, ask };
}

const wanted = (change: object = {}) => ({
  service: "cut",
  start: at(mondayAt(0)),
  timezone: "America/New_York",
  repeat: { every: "week", count: 4 },
  customer: { name: "Casey", email: "casey@example.com" },
  ...change,
});
const starts = ({ body }: Answer) =>
  JSON.parse(JSON.stringify(body.bookings)) as { start: string; id: string }[];

test("booked, shown, moved and cancelled over HTTP", async () => {
  const { tenant, ask } = await business();
  const made = await ask(seriesRoute.POST, {}, wanted(), "a-key-of-ours");
  expect(made.status).toBe(201);
  expect(starts(made)).toHaveLength(4);
  const again = await ask(seriesRoute.POST, {}, wanted(), "a-key-of-ours");
  expect(again.body).toEqual(made.body);
  expect(await ask(seriesRoute.POST, {}, wanted({ party: 1 }), "a-key-of-ours")).toMatchObject({
    status: 422,
    body: { code: "idempotency_mismatch" },
  });

  const id = String(made.body.id);
  const shown = await ask(oneRoute.GET, { id });
  expect(shown.body).toEqual({ ...made.body, conflicts: undefined });
  const booking = starts(made)[2]?.id ?? "";
  expect((await ask(bookingRoute.GET, { id: booking })).body.series).toEqual({ id, index: 3 });

  const moved = await ask(
    moveRoute.POST,
    { id },
    { booking, reach: "following", start: at(mondayAt(2, "11:00")) },
  );
  expect(moved.status).toBe(200);
  expect(starts(moved).map(({ start }) => start.slice(11, 16))).toEqual(["09:00", "09:00", "11:00", "11:00"]);

  const cancelled = await ask(cancelRoute.POST, { id }, { reach: "all", reason: "Over." });
  expect(cancelled).toMatchObject({ status: 200, body: { status: "cancelled", version: 3 } });
  expect((await keptBy(tenant)).live).toEqual([]);
  expect(await ask(cancelRoute.POST, { id }, { reach: "all" })).toMatchObject({
    status: 409,
    body: { code: "illegal_transition" },
  });
});

test("a preview changes nothing and says what stopping would", async () => {
  const { tenant, ask } = await business();
  await placeBooking(tenant.scope, wish(mondayAt(1), { actor: owner }));
  const { customer: _, ...asked } = wanted();
  const preview = await ask(previewRoute.POST, {}, asked);
  expect(preview).toMatchObject({
    status: 200,
    body: { timezone: "America/New_York", times: [{ status: "free" }, { status: "slot_taken" }, {}, {}] },
  });
  const stopped = await ask(seriesRoute.POST, {}, wanted());
  expect(stopped).toMatchObject({
    status: 409,
    body: { code: "slot_taken", conflicts: [{ status: "slot_taken" }] },
  });
  expect((await keptBy(tenant)).all).toBe(1);
  const skipped = await ask(seriesRoute.POST, {}, wanted({ conflicts: "skip" }));
  expect(skipped).toMatchObject({ status: 201, body: { conflicts: [{ status: "slot_taken" }] } });
  expect(starts(skipped)).toHaveLength(3);
});

test("T1: another business's series is not there, nor is a booking of another series", async () => {
  const [one, other] = [await business(), await business()];
  const made = await one.ask(seriesRoute.POST, {}, wanted());
  const second = await one.ask(seriesRoute.POST, {}, wanted({ start: at(mondayAt(0, "15:00")) }));
  const id = String(made.body.id);
  for (const [route, body] of [
    [oneRoute.GET, undefined],
    [cancelRoute.POST, { reach: "all" }],
  ] as const) {
    const foreign = await other.ask(route, { id }, body);
    expect(foreign.status).toBe(404);
    expect(foreign.body).toEqual((await other.ask(route, { id: `ser_${"0".repeat(32)}` }, body)).body);
  }
  const mixed = { booking: starts(second)[0]?.id, reach: "one" };
  expect((await one.ask(cancelRoute.POST, { id }, mixed)).status).toBe(404);
  expect((await keptBy(one.tenant)).live).toHaveLength(8);
});

test.each([
  [{ repeat: { every: "week" } }, "repeat.count"],
  [{ repeat: { every: "week", count: 4, until: "2027-01-01" } }, "repeat.count"],
  [{ repeat: { every: "week", count: 53 } }, "repeat.count"],
  [{ repeat: { every: "week", interval: 5, count: 4 } }, "repeat.interval"],
  [{ repeat: { every: "month", weekdays: ["mon"], count: 4 } }, "repeat.weekdays"],
  [{ repeat: { every: "week", on: "day", count: 4 } }, "repeat.on"],
  [{ repeat: { every: "day", count: 4 } }, "repeat.every"],
  [{ repeat: { every: "week", until: "2026-02-29" } }, "repeat.until"],
  [{ repeat: { every: "month", interval: 4, until: "2040-01-01" } }, "repeat.until"],
  [{ repeat: { every: "week", until: "2020-01-01" } }, "repeat.until"],
  [{ conflicts: "maybe" }, "conflicts"],
])("%j is refused at %s", async (change, path) => {
  const { tenant, ask } = await business();
  const refused = await ask(seriesRoute.POST, {}, wanted(change));
  expect(refused).toMatchObject({ status: 422, body: { code: "invalid" } });
  expect(JSON.stringify(refused.body.errors)).toContain(`"${path}"`);
  expect((await keptBy(tenant)).all).toBe(0);
});
