import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as bookings from "#app/api/v1/[tenant]/bookings/route.ts";
import * as business from "#app/api/v1/[tenant]/route.ts";
import * as slotsRoute from "#app/api/v1/[tenant]/services/[service]/slots/route.ts";
import * as cancel from "#app/api/v1/bookings/[manageToken]/cancel/route.ts";
import * as invite from "#app/api/v1/bookings/[manageToken]/invite.ics/route.ts";
import * as move from "#app/api/v1/bookings/[manageToken]/move/route.ts";
import * as managed from "#app/api/v1/bookings/[manageToken]/route.ts";
import * as openapi from "#app/api/v1/openapi.json/route.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon } from "#lib/db/testing/fixture.ts";
import { parseMinute } from "#lib/time/instant.ts";
import { tenantAnswer } from "./tenant-answer.ts";
import { at, call } from "./testing.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  const lengths = [
    { durationMinutes: 90, price: 11000 },
    { durationMinutes: 15, price: 2500 },
  ];
  tenant = await fixtureTenant(salon({}, { durations: lengths }));
});
afterAll(() => environment.drop());

const usd = (amount: number) => ({ amount, currency: "USD" });
const book = (start: number, durationMinutes?: number, key?: string) =>
  call(bookings.POST, {
    params: { tenant: tenant.slug },
    body: {
      service: "cut",
      start: at(start),
      timezone: "America/New_York",
      customer: { name: "Casey Customer", email: "casey@example.com" },
      ...(durationMinutes === undefined ? {} : { durationMinutes }),
    },
    ...(key ? { headers: { "idempotency-key": key } } : {}),
  });
const withToken = (answer: { body: Record<string, unknown> }) => ({
  params: { manageToken: String(answer.body.manageToken) },
});
const listSlots = (start: number, query: Record<string, string>) =>
  call(slotsRoute.GET, {
    params: { tenant: tenant.slug, service: "cut" },
    query: { from: at(start).slice(0, 10), to: at(start).slice(0, 10), timezone: "UTC", ...query },
  });
const length = ({ body: { start, end } }: { body: Record<string, unknown> }) =>
  (parseMinute(String(end)) ?? 0) - (parseMinute(String(start)) ?? 0);

describe("a service in several lengths", () => {
  test("tells every length with its price, shortest first, and nothing more (T6)", async () => {
    const { body } = await call(business.GET, { params: { tenant: tenant.slug } });
    expect(tenantAnswer.parse(body)).toEqual(body);
    expect(body.services).toMatchObject([
      {
        durationMinutes: 30,
        price: usd(4500),
        durations: [
          { durationMinutes: 15, price: usd(2500) },
          { durationMinutes: 30, price: usd(4500) },
          { durationMinutes: 90, price: usd(11000) },
        ],
      },
    ]);
  });

  test("lists the starts of one length with its ends", async () => {
    const start = inHours(48);
    const [usual, long] = [await listSlots(start, {}), await listSlots(start, { duration: "90" })];
    const first = (answer: typeof usual) => (answer.body.slots as Record<string, unknown>[])[0] ?? {};
    expect(length({ body: first(usual) })).toBe(30);
    expect(length({ body: first(long) })).toBe(90);
    expect((await listSlots(start, { duration: "30" })).text).toBe(usual.text);
    expect(await listSlots(start, { duration: "45" })).toMatchObject({
      status: 422,
      body: { errors: [{ path: "duration" }] },
    });
  });

  test("B13: is booked in a length it is offered in, at that length's price; in no other", async () => {
    const start = inHours(60);
    const [short, long] = [await book(start, 15), await book(start + 60, 90)];
    expect(short).toMatchObject({ status: 201, body: { price: usd(2500) } });
    expect(long).toMatchObject({ status: 201, body: { price: usd(11000), dueNow: usd(0) } });
    expect([length(short), length(long)]).toEqual([15, 90]);
    expect(await book(start + 15, 30)).toMatchObject({ status: 201, body: { price: usd(4500) } });
    expect(await book(start + 120)).toMatchObject({ status: 409, body: { code: "slot_taken" } });
    expect((await book(start + 150)).status).toBe(201);
    for (const wrong of [45, 89, 180])
      expect(await book(start + 240, wrong)).toMatchObject({
        status: 422,
        body: { code: "invalid", errors: [{ path: "durationMinutes" }] },
      });
    for (const nonsense of [0, -30, 30.5, 1e9])
      expect(await book(start + 240, nonsense)).toMatchObject({ status: 422, body: { code: "invalid" } });
  });

  test("alternatives to a taken time have room for the wanted length", async () => {
    const start = inHours(84);
    await book(start, 30);
    const refused = await book(start - 60, 90);
    expect(refused).toMatchObject({ status: 409, body: { code: "slot_taken" } });
    for (const alternative of refused.body.alternatives as string[]) {
      const from = parseMinute(alternative) ?? 0;
      expect(from + 90 <= start || from >= start + 30).toBe(true);
    }
  });

  test("B5: the same Idempotency-Key in another length is another request", async () => {
    const start = inHours(96);
    const made = await book(start, 90, "lengths-key-1");
    expect((await book(start, 90, "lengths-key-1")).body).toEqual(made.body);
    expect(await book(start, 15, "lengths-key-1")).toMatchObject({
      status: 422,
      body: { code: "idempotency_mismatch" },
    });
  });

  test("B20: a booking keeps its length and price when it is read, moved and cancelled, whatever became of the service", async () => {
    const start = inHours(108);
    const made = await book(start, 90);
    await platformDb().service.updateMany({
      where: { tenantId: tenant.tenantId },
      data: { durations: [], price: 100 },
    });
    const read = await call(managed.GET, withToken(made));
    expect([length(read), read.body.price]).toEqual([90, usd(11000)]);
    const moved = await call(move.POST, {
      ...withToken(made),
      body: { start: at(start + 30), timezone: "UTC" },
    });
    expect(moved).toMatchObject({ status: 200, body: { version: 2, price: usd(11000) } });
    expect(length(moved)).toBe(90);
    const file = await call(invite.GET, withToken(made));
    const stamp = (minute: number) => `${at(minute).replace(/[-:]|\.000/g, "")}`;
    expect(file.text).toContain(stamp(start + 30));
    expect(file.text).toContain(stamp(start + 120));
    expect(await call(cancel.POST, { ...withToken(made), body: {} })).toMatchObject({
      status: 200,
      body: { status: "cancelled", price: usd(11000) },
    });
    expect((await book(start + 500, 90)).status).toBe(422);
  });
});

test("the OpenAPI document says what a length is, wherever one can be given", async () => {
  const { body } = await call(openapi.GET);
  const paths = body.paths as Record<string, Record<string, Record<string, unknown>>>;
  const slots = paths["/api/v1/{tenant}/services/{service}/slots"]?.get?.parameters;
  expect(slots).toContainEqual(
    expect.objectContaining({ name: "duration", description: expect.stringContaining("lengths") }),
  );
  expect(JSON.stringify(paths["/api/v1/{tenant}/bookings"]?.post?.requestBody)).toMatch(
    /"durationMinutes":\{[^}]*"description"/,
  );
  expect(body).toHaveProperty(
    "components.schemas.Business.properties.services.items.properties.durations.description",
  );
});
