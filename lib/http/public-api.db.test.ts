import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as bookings from "#app/api/v1/[tenant]/bookings/route.ts";
import * as business from "#app/api/v1/[tenant]/route.ts";
import * as slotsRoute from "#app/api/v1/[tenant]/services/[service]/slots/route.ts";
import * as cancel from "#app/api/v1/bookings/[manageToken]/cancel/route.ts";
import * as invite from "#app/api/v1/bookings/[manageToken]/invite.ics/route.ts";
import * as move from "#app/api/v1/bookings/[manageToken]/move/route.ts";
import * as managed from "#app/api/v1/bookings/[manageToken]/route.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon } from "#lib/db/testing/fixture.ts";
import { parseInstant } from "#lib/time/instant.ts";
import { slotsAnswer } from "./slots-answer.ts";
import { at, call } from "./testing.ts";

let environment: TestEnvironment;
let a: FixtureTenant;
let b: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  a = await fixtureTenant();
  b = await fixtureTenant();
});
afterAll(() => environment.drop());

const customer = { name: "Casey Customer", email: "casey@example.com" };
const wish = (start: number, extra: object = {}) => ({
  service: "cut",
  start: at(start),
  timezone: "Asia/Katmandu",
  customer,
  ...extra,
});
const book = (tenant: FixtureTenant, body: unknown, headers: Record<string, string> = {}) =>
  call(bookings.POST, { params: { tenant: tenant.slug }, body, headers });
const withToken = (answer: { body: Record<string, unknown> }) => ({
  params: { manageToken: String(answer.body.manageToken) },
});
const day = (offset: number) => at(inHours(24 * offset)).slice(0, 10);
const listSlots = (tenant: FixtureTenant, query: Record<string, string>, service = "cut") =>
  call(slotsRoute.GET, { params: { tenant: tenant.slug, service }, query });
const count = () => platformDb().booking.count();

describe("contract 1", () => {
  test("a business tells what may be known of it (T6)", async () => {
    const answer = await call(business.GET, { params: { tenant: a.slug } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      slug: a.slug,
      name: "Fixture Salon",
      timezone: "America/New_York",
      currency: "USD",
      locale: "en",
      locations: [{ slug: "main", name: "Main", timezone: "America/New_York" }],
      staff: [{ slug: "ana", name: "Ana" }],
      services: [
        {
          slug: "cut",
          name: "Cut",
          description: "",
          durationMinutes: 30,
          price: { amount: 4500, currency: "USD" },
          payment: "none",
          dueNow: { amount: 0, currency: "USD" },
          capacity: 1,
          location: "main",
        },
      ],
    });
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  });

  test("slots carry the offset of the asked zone, sorted, free ranges only (T7)", async () => {
    const answer = await listSlots(a, { from: day(3), to: day(4), timezone: "Asia/Katmandu" });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ timezone: "Asia/Kathmandu", from: day(3), to: day(4) });
    expect(slotsAnswer.strict().parse(answer.body)).toEqual(answer.body);
    const slots = answer.body.slots as { start: string; end: string; staff: string[]; seatsLeft: number }[];
    expect(slots).toHaveLength(2 * 96);
    expect(slots[0]).toEqual({
      start: `${day(3)}T00:00:00+05:45`,
      end: `${day(3)}T00:30:00+05:45`,
      staff: ["ana"],
      seatsLeft: 1,
    });
    const starts = slots.map((slot) => slot.start);
    expect(starts).toEqual(starts.toSorted());
  });

  test("without a timezone the business's own counts", async () => {
    const answer = await listSlots(a, { from: day(3), to: day(3) });
    expect(answer.body.timezone).toBe("America/New_York");
  });

  test("booked, read, moved, fetched as a file, cancelled: one id, rising versions", async () => {
    const start = inHours(50);
    const placed = await book(a, wish(start, { staff: "ana", answers: { allergies: "none" } }));
    expect(placed.status).toBe(201);
    expect(placed.headers.get("cache-control")).toBe("no-store");
    expect(placed.body).toMatchObject({
      status: "confirmed",
      version: 1,
      timezone: "Asia/Kathmandu",
      staff: "ana",
      service: "cut",
      price: { amount: 4500, currency: "USD" },
      dueNow: { amount: 0, currency: "USD" },
      manageUrl: `http://localhost:3000/manage/${placed.body.manageToken}`,
    });
    expect(placed.body.start).toMatch(/\+05:45$/);
    expect(parseInstant(String(placed.body.start))).toBe(start * 60_000);

    const read = await call(managed.GET, withToken(placed));
    expect(read.body).toMatchObject({ id: placed.body.id, version: 1 });
    expect(read.body.cancellation).toMatchObject({
      refund: { amount: 0, currency: "USD" },
      retained: { amount: 0, currency: "USD" },
      tier: { before: { hours: 24 }, refund: 100 },
    });

    const moved = await call(move.POST, {
      ...withToken(placed),
      body: { start: at(start + 60), timezone: "Europe/Paris" },
    });
    expect(moved.body).toMatchObject({ id: placed.body.id, version: 2, timezone: "Europe/Paris" });
    expect(moved.body).not.toHaveProperty("manageToken");

    const file = await call(invite.GET, withToken(placed));
    expect(file.headers.get("content-type")).toMatch(/^text\/calendar/);
    expect(file.text.match(/BEGIN:VEVENT/g)).toHaveLength(1);

    const cancelled = await call(cancel.POST, { ...withToken(placed), body: { reason: "A cold" } });
    expect(cancelled.status).toBe(200);
    expect(cancelled.body).toMatchObject({
      id: placed.body.id,
      status: "cancelled",
      version: 3,
      refund: { amount: 0, currency: "USD" },
    });
    const again = await call(cancel.POST, { ...withToken(placed), body: {} });
    expect(again).toMatchObject({ status: 409, body: { code: "illegal_transition" } });
  });

  test("B18: a move to a taken time keeps the old one and offers five others", async () => {
    const start = inHours(80);
    const mine = await book(a, wish(start));
    await book(a, wish(start + 60));
    const refused = await call(move.POST, {
      ...withToken(mine),
      body: { start: at(start + 60), timezone: "UTC" },
    });
    expect(refused).toMatchObject({ status: 409, body: { code: "slot_taken", status: 409 } });
    expect(refused.body.alternatives).toHaveLength(5);
    expect((await call(managed.GET, withToken(mine))).body).toMatchObject({
      version: 1,
      status: "confirmed",
    });
  });
});

describe("B5–B7: Idempotency-Key", () => {
  test("the same key and body: the same answer, one booking; another body 422; another business apart", async () => {
    const key = { "idempotency-key": "7f1c0a52-one" };
    const body = wish(inHours(100));
    const first = await book(a, body, key);
    const before = await count();
    const second = await book(a, Object.fromEntries(Object.entries(body).reverse()), key);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(await count()).toBe(before);
    const other = await book(a, { ...body, start: at(inHours(101)) }, key);
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
    const elsewhere = await book(b, body, key);
    expect(elsewhere.status).toBe(201);
    expect(elsewhere.body.id).not.toBe(first.body.id);
  });

  test("in parallel: one effect, one answer", async () => {
    const body = wish(inHours(110));
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => book(a, body, { "idempotency-key": "parallel-1" })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(12).fill(201));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  test("a key that is none is refused", async () => {
    const answer = await book(a, wish(inHours(120)), { "idempotency-key": "with space" });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "Idempotency-Key" }] } });
  });
});

describe("T1: two businesses, crosswise", () => {
  test("nothing of one opens anything of the other; missing and foreign look the same", async () => {
    const own = salon();
    own.services[0] = { ...own.services[0], slug: "only-here" } as (typeof own.services)[0];
    const c = await fixtureTenant(own);
    const unknown = await listSlots(a, { from: day(1), to: day(1) }, "nowhere");
    const foreign = await listSlots(a, { from: day(1), to: day(1) }, "only-here");
    expect(foreign).toMatchObject({ status: 404, text: unknown.text });
    expect((await book(a, wish(inHours(60), { service: "only-here" }))).status).toBe(404);
    const mine = await book(c, wish(inHours(60), { service: "only-here" }));
    expect(mine.status).toBe(201);
    const wrong = await call(managed.GET, { params: { manageToken: `m_${"A".repeat(32)}` } });
    expect(wrong.status).toBe(404);
    for (const manageToken of [mine.body.id, "x", "../../x", `${mine.body.manageToken}x`, ""])
      expect(await call(managed.GET, { params: { manageToken: String(manageToken) } })).toMatchObject({
        status: 404,
        text: wrong.text,
      });
  });

  test("T19: a suspended business does not exist", async () => {
    const gone = await fixtureTenant();
    const placed = await book(gone, wish(inHours(70)));
    await platformDb().tenant.update({ where: { id: gone.tenantId }, data: { status: "suspended" } });
    expect((await call(business.GET, { params: { tenant: gone.slug } })).status).toBe(404);
    expect((await listSlots(gone, { from: day(1), to: day(1) })).status).toBe(404);
    expect((await book(gone, wish(inHours(71)))).status).toBe(404);
    expect((await call(managed.GET, withToken(placed))).status).toBe(404);
    expect((await call(move.POST, { ...withToken(placed), body: {} })).status).toBe(404);
  });
});
