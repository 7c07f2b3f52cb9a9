import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as moveRoute from "#app/api/v1/[tenant]/bookings/[id]/move/route.ts";
import * as manageMove from "#app/api/v1/bookings/[manageToken]/move/route.ts";
import * as openapi from "#app/api/v1/openapi.json/route.ts";
import { apiScopes } from "#lib/api-keys/api-key.ts";
import { createApiKey } from "#lib/api-keys/mutations.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import type { PlacementRequest } from "#lib/booking/request.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { problemAnswer } from "./schema.ts";
import { at, call } from "./testing.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let studio: FixtureTenant;
let key: string;
let hour = 100;

beforeAll(async () => {
  environment = await testEnvironment();
  const both = { staff: ["ana", "ben"] };
  tenant = await fixtureTenant(salon({}, { ...both, durations: [{ durationMinutes: 60, price: 8000 }] }));
  studio = await fixtureTenant(salon({}, { ...both, capacity: 6 }));
  key = (
    await withTenant(tenant.scope, (tx) =>
      createApiKey(tx, tenant.scope, { name: "test", scopes: apiScopes, createdBy: "test" }),
    )
  ).key;
});
afterAll(() => environment.drop());

async function placed(where: FixtureTenant, change: Partial<PlacementRequest> = {}) {
  hour += 3;
  const start = inHours(hour);
  const made = await placeBooking(where.scope, wish(start, { staff: "ana", ...change }));
  if (!made.ok) throw new Error(made.error.code);
  const { view, manageToken } = made.value;
  const business = (body: object) =>
    call(moveRoute.POST, {
      params: { tenant: where.slug, id: view.id },
      headers: { authorization: `Bearer ${key}` },
      body,
    });
  const customer = (body: object) => call(manageMove.POST, { params: { manageToken }, body });
  return { start, view, business, customer };
}

describe("the management API changes everything about a booking", () => {
  test("the contract's own body stays valid, and more may be said", async () => {
    const { start, business } = await placed(tenant);
    expect(await business({ start: at(start + 60) })).toMatchObject({ status: 200, body: { version: 2 } });
    const all = { start: at(start), staff: "ben", durationMinutes: 60, version: 2 };
    expect(await business(all)).toMatchObject({
      status: 200,
      body: { version: 3, staff: "ben", price: { amount: 8000 } },
    });
  });

  test.each([
    ["nothing to change", {}, "start"],
    ["a version only", { version: 1 }, "start"],
    ["a price", { durationMinutes: 60, price: 1 }, "price"],
    ["a status (B24)", { durationMinutes: 60, status: "completed" }, "status"],
    ["nobody's name", { staff: "nobody" }, null],
    ["no such service", { service: "massage" }, "service"],
    ["no such length", { durationMinutes: 61 }, "durationMinutes"],
  ])("refuses %s", async (_, body, path) => {
    const { business } = await placed(tenant);
    const answer = await business(body);
    expect(answer.status).toBe(path === null ? 404 : 422);
    if (path !== null) expect(answer.body).toMatchObject({ errors: [{ path }] });
  });

  test("B17: an old version is answered with what changed meanwhile, in the shape that is documented", async () => {
    const { start, business, customer } = await placed(tenant);
    await customer({ start: at(start + 60), timezone: "Asia/Kathmandu" });
    const answer = await business({ staff: "ben", version: 1 });
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: "version_conflict",
        current: { version: 2, staff: "ana", durationMinutes: 30, party: 1, status: "confirmed" },
        changes: [{ field: "start", by: "customer", byName: null }],
      },
    });
    expect(problemAnswer.parse(answer.body)).toEqual(answer.body);
    expect(await business({ staff: "ben", version: 2 })).toMatchObject({ status: 200 });
  });
});

describe("the customer's link", () => {
  test("changes length and people; never person, service or price", async () => {
    const { customer } = await placed(tenant);
    expect(await customer({ durationMinutes: 60 })).toMatchObject({
      status: 200,
      body: { price: { amount: 8000 }, staff: "ana" },
    });
    for (const body of [{ staff: "ben" }, { service: "cut" }, { price: 1 }, { squeeze: true }, {}])
      expect((await customer({ ...body })).status).toBe(422);
    expect((await customer({ durationMinutes: 75 })).status).toBe(422);
  });

  test("B23: fewer people, then more, in the class they are in", async () => {
    const { customer, start } = await placed(studio, { party: 4 });
    expect(await customer({ party: 1 })).toMatchObject({ body: { party: 1, price: { amount: 4500 } } });
    await placeBooking(studio.scope, wish(start, { party: 3, staff: "ana" }));
    const full = await customer({ party: 4 });
    expect(full).toMatchObject({ status: 409, body: { code: "slot_taken" } });
    expect(await customer({ party: 3 })).toMatchObject({ status: 200 });
  });

  test("B17: what the business changed is told, who did it is not", async () => {
    const { business, customer } = await placed(tenant);
    await business({ staff: "ben" });
    const answer = await customer({ durationMinutes: 60, version: 1 });
    expect(answer).toMatchObject({
      status: 409,
      body: { changes: [{ field: "staff", after: "ben", by: "business", byName: null }] },
    });
    expect(answer.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});

test("the document has what may be said, and what a conflict answers", async () => {
  const { text } = await call(openapi.GET);
  const document = JSON.parse(text);
  expect(Object.keys(document.components.schemas.Problem.properties)).toEqual(
    expect.arrayContaining(["current", "changes"]),
  );
  const body = (path: string) =>
    JSON.stringify(document.paths[path].post.requestBody.content["application/json"].schema);
  expect(body("/api/v1/{tenant}/bookings/{id}/move")).toMatch(/durationMinutes.*staff.*service.*version/s);
  expect(body("/api/v1/bookings/{manageToken}/move")).toMatch(/party.*durationMinutes.*version/s);
  expect(body("/api/v1/bookings/{manageToken}/move")).not.toContain("staff");
});
