import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as bookings from "#app/api/v1/[tenant]/bookings/route.ts";
import * as configuration from "#app/api/v1/[tenant]/configuration/route.ts";
import * as slotsRoute from "#app/api/v1/[tenant]/services/[service]/slots/route.ts";
import * as managed from "#app/api/v1/bookings/[manageToken]/route.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon } from "#lib/db/testing/fixture.ts";
import { weekdays } from "#prisma/seed/setup.ts";
import { type Answer, at, call } from "./testing.ts";

let environment: TestEnvironment;
let open: FixtureTenant;
let strict: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  open = await fixtureTenant();
  strict = await fixtureTenant(
    salon(
      {
        schedules: [
          {
            slug: "always",
            timezone: "America/New_York",
            weekly: weekdays([1, 2, 3, 4, 5, 6, 7], 540, 1020),
          },
        ],
      },
      { minimumNoticeMinutes: 120, stepMinutes: 30 },
    ),
  );
});
afterAll(() => environment.drop());

/** Everything a request could have written. */
const written = async () => {
  const db = platformDb();
  return Promise.all([
    db.booking.count(),
    db.customer.count(),
    db.allocation.count(),
    db.message.count(),
    db.idempotencyKey.count(),
    db.bookingEvent.count(),
  ]);
};

const body = (change: object = {}) => ({
  service: "cut",
  start: at(inHours(30)),
  timezone: "Asia/Kathmandu",
  customer: { name: "Casey", email: "casey@example.com" },
  ...change,
});
const customer = (change: object) =>
  body({ customer: { name: "Casey", email: "casey@example.com", ...change } });

function expectProblem(answer: Answer, status: number, code: string, path?: string) {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
  for (const field of ["type", "title", "detail"])
    expect(String(answer.body[field]).length).toBeGreaterThan(5);
  expect(answer.text).not.toMatch(/prisma|postgres|zod|node_modules|\bat .*\.ts:/i);
  expect(answer.text).not.toMatch(/\bundefined\b|\bNaN\b/);
  if (path !== undefined)
    expect((answer.body.errors as { path: string }[]).map((error) => error.path)).toContain(path);
}

type Row = [name: string, body: () => unknown, status: number, code: string, path?: string];

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
const noonIn = (days: number) => `${at(inHours(24 * days)).slice(0, 10)}T17:00:00Z`;

const rows: Row[] = [
  ["not JSON", () => "{", 400, "malformed"],
  ["a list", () => "[]", 422, "invalid"],
  ["null", () => "null", 422, "invalid"],
  ["nothing", () => "{}", 422, "invalid", "service"],
  ["unknown fields (T5)", () => body({ status: "confirmed", price: 0 }), 422, "invalid", "status"],
  [
    "a tampered price (B12)",
    () => body({ dueNow: { amount: 0, currency: "USD" } }),
    422,
    "invalid",
    "dueNow",
  ],
  ["an id of its own (T2)", () => body({ tenantId: open.tenantId }), 422, "invalid", "tenantId"],
  ["an unknown field inside", () => customer({ id: "1" }), 422, "invalid", "customer.id"],
  [
    "__proto__ (X8)",
    () => JSON.stringify(body()).replace("{", '{"__proto__":{"admin":true},'),
    422,
    "invalid",
    "__proto__",
  ],
  [
    "constructor inside",
    () => customer({ constructor: { prototype: 1 } }),
    422,
    "invalid",
    "customer.constructor",
  ],
  ["100 levels (L4)", () => deep(100), 422, "invalid"],
  ["30,000 levels", () => deep(10_000), 422, "invalid"],
  ["a name of 1 MB (L4)", () => customer({ name: "x".repeat(1_048_576) }), 413, "too_large"],
  ["a name of 60 KB", () => customer({ name: "x".repeat(60_000) }), 422, "invalid", "customer.name"],
  ["no name", () => customer({ name: " " }), 422, "invalid", "customer.name"],
  ["a name nobody can see", () => customer({ name: "\u200b\u2060" }), 422, "invalid", "customer.name"],
  ["NUL in a name (I20)", () => customer({ name: "a\u0000b" }), 422, "invalid", "customer.name"],
  ["half a character (I20)", () => customer({ name: "a\ud800" }), 422, "invalid", "customer.name"],
  [
    "a header in a name (I4)",
    () => customer({ name: "a\r\nBcc: x@y.test" }),
    422,
    "invalid",
    "customer.name",
  ],
  ["an operator for a value (I16)", () => customer({ email: { not: "" } }), 422, "invalid", "customer.email"],
  ["two addresses (A4)", () => customer({ email: "a@x.test,b@y.test" }), 422, "invalid", "customer.email"],
  ["30 February", () => body({ start: "2027-02-30T10:00:00Z" }), 422, "invalid", "start"],
  ["no offset", () => body({ start: "2027-02-20T10:00:00" }), 422, "invalid", "start"],
  ["the year 9999 (Z16)", () => body({ start: "9999-12-31T23:00:00Z" }), 422, "invalid", "start"],
  [
    "a start in seconds",
    () => body({ start: at(inHours(30)).replace(":00.000", ":01.000") }),
    422,
    "invalid",
    "start",
  ],
  ["a number for a start", () => body({ start: 1_800_000_000 }), 422, "invalid", "start"],
  ["Mars/Phobos (Z12)", () => body({ timezone: "Mars/Phobos" }), 422, "invalid", "timezone"],
  ["an offset for a zone (Z12)", () => body({ timezone: "+05:30" }), 422, "invalid", "timezone"],
  ["nobody (B12)", () => body({ party: 0 }), 422, "invalid", "party"],
  ["minus one", () => body({ party: -1 }), 422, "invalid", "party"],
  ["one and a half", () => body({ party: 1.5 }), 422, "invalid", "party"],
  ["a thousand million", () => body({ party: 1e9 }), 422, "invalid", "party"],
  ["two in one chair", () => body({ party: 2 }), 422, "invalid", "party"],
  ["a coupon that is none", () => body({ coupon: "FREE" }), 422, "invalid", "coupon"],
  [
    "10,000 answers (L4)",
    () => body({ answers: Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`q${i}`, "x"])) }),
    422,
    "invalid",
    "answers",
  ],
  ["NUL in a language (I20)", () => customer({ locale: "e\u0000n" }), 422, "invalid", "customer.locale"],
  ["a language that is none", () => customer({ locale: "zz_!!" }), 422, "invalid", "customer.locale"],
  ["NUL in a question (I20)", () => body({ answers: { "a\u0000": "b" } }), 422, "invalid"],
  ["half a character in a question (I20)", () => body({ answers: { "\ud800": "b" } }), 422, "invalid"],
  ["wrong staff (B14)", () => body({ staff: "ben" }), 422, "invalid", "staff"],
  ["no such service (B13)", () => body({ service: "tattoo" }), 404, "not_found"],
  ["yesterday (B14)", () => body({ start: at(inHours(-24)) }), 422, "too_soon"],
  ["10:07 (B14)", () => body({ start: at(inHours(30) + 7) }), 422, "off_grid"],
];

describe("POST bookings: status, code, a sentence, and nothing written", () => {
  test.each(rows)("%s", async (_name, make, status, code, path) => {
    const before = await written();
    const answer = await call(bookings.POST, { params: { tenant: open.slug }, body: make() });
    expectProblem(answer, status, code, path);
    expect(await written()).toEqual(before);
  });

  const byRules: Row[] = [
    [
      "inside the notice",
      () => body({ start: at(Math.ceil(Date.now() / 1_800_000) * 30 + 30) }),
      422,
      "too_soon",
    ],
    ["beyond the horizon", () => body({ start: noonIn(75) }), 422, "beyond_horizon"],
    ["outside hours", () => body({ start: noonIn(5).replace("T17", "T05") }), 422, "outside_availability"],
    ["off the grid", () => body({ start: noonIn(5).replace("17:00", "17:15") }), 422, "off_grid"],
  ];
  test.each(byRules)("B14: %s", async (_name, make, status, code) => {
    const before = await written();
    expectProblem(await call(bookings.POST, { params: { tenant: strict.slug }, body: make() }), status, code);
    expect(await written()).toEqual(before);
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
  ])("X5: %s is not JSON", async (type) => {
    const before = await written();
    const answer = await call(bookings.POST, {
      params: { tenant: open.slug },
      body: JSON.stringify(body()),
      headers: { "content-type": type },
    });
    expectProblem(answer, 415, "unsupported_media_type");
    expect(await written()).toEqual(before);
  });

  test("X5: other methods and an overriding header change nothing", async () => {
    const { PUT, PATCH, DELETE } = bookings;
    for (const [method, handler] of Object.entries({ PUT, PATCH, DELETE })) {
      const answer = await call(handler, { params: { tenant: open.slug }, method, body: body() });
      expectProblem(answer, 405, "method_not_allowed");
      expect(answer.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
    }
    const before = await written();
    await call(bookings.GET, {
      params: { tenant: open.slug },
      headers: { "x-http-method-override": "POST" },
      query: { _method: "POST" },
    });
    expect(await written()).toEqual(before);
  });

  test("X12: no other site's script may send it, with credentials or without", async () => {
    const headers = { origin: "https://evil.example" };
    const preflight = await call(bookings.OPTIONS, {
      params: { tenant: open.slug },
      method: "OPTIONS",
      headers,
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
  });
});

describe("slots", () => {
  const day = (offset: number) => at(inHours(24 * offset)).slice(0, 10);
  const nonsense: [Record<string, string> | string, string][] = [
    [{}, "from"],
    [{ from: "2027-02-30", to: "2027-03-01" }, "from"],
    [{ from: "2027-03-02", to: "2027-03-01" }, "to"],
    [{ from: "2026-01-01", to: "9999-12-31" }, "to"],
    [{ from: "2027-01-01", to: "2027-03-04" }, "to"],
    [{ from: "2027-01-01", to: "2027-01-02", timezone: "Mars/Phobos" }, "timezone"],
    [{ from: "2027-01-01", to: "2027-01-02", party: "0" }, "party"],
    [{ from: "2027-01-01", to: "2027-01-02", party: "1.5" }, "party"],
    [{ from: "2027-01-01", to: "2027-01-02", party: "2" }, "party"],
    [{ from: "2027-01-01", to: "2027-01-02", staff: "zed" }, "staff"],
    [{ from: "2027-01-01", to: "2027-01-02", debug: "1" }, "debug"],
    ["from=2027-01-01&from=2027-01-01&to=2027-01-02", "from"],
    ["from=2027-01-01&to=2027-01-02&__proto__=1", "__proto__"],
  ];
  test.each(nonsense)("L1: %j is refused at %s", async (query, path) => {
    const answer = await call(slotsRoute.GET, { params: { tenant: open.slug, service: "cut" }, query });
    expectProblem(answer, 422, "invalid", path);
  });

  test("62 days are fine, a time that cannot be booked is not there, an empty list is no error", async () => {
    const ask = (from: string, to: string) =>
      call(slotsRoute.GET, { params: { tenant: strict.slug, service: "cut" }, query: { from, to } });
    expect((await ask(day(0), day(61))).status).toBe(200);
    expect((await ask("2031-01-01", "2031-01-31")).body.slots).toEqual([]);
    expect((await ask("2020-01-01", "2020-01-31")).body.slots).toEqual([]);
  });
});

test("what cannot be a slug or token is simply not there (I20)", async () => {
  for (const tenant of ["", "UPPER", "a".repeat(300), "a\u0000b", "%2e%2e", "__proto__", "a'--"])
    expectProblem(await call(bookings.POST, { params: { tenant }, body: body() }), 404, "not_found");
  for (const manageToken of ["", "m_x", "\u0000", "__proto__"])
    expectProblem(await call(managed.GET, { params: { manageToken } }), 404, "not_found");
  const answer = await call(configuration.PUT, { params: { tenant: open.slug }, method: "PUT", body: {} });
  expectProblem(answer, 401, "unauthenticated");
});

test("F4: a database that does not answer is 503 with Retry-After, and says nothing of it", async () => {
  const { defineRoute, operation } = await import("./define-route.ts");
  const { open: anybody } = await import("./access.ts");
  const { z } = await import("zod");
  const failing = (error: Error) =>
    defineRoute("/x", {
      GET: operation({
        id: "x",
        summary: "",
        access: anybody,
        answer: z.object({}),
        run: () => Promise.reject(error),
      }),
    }).GET;
  const gone = await call(failing(Object.assign(new Error("secret"), { code: "57P01" })));
  expectProblem(gone, 503, "try_again");
  expect(gone.headers.get("retry-after")).toBe("1");
  const bug = await call(failing(new Error("secret of postgres")), {
    headers: { "x-request-id": "trace-12345" },
  });
  expectProblem(bug, 500, "internal");
  expect(bug.body.detail).toContain("trace-12345");
  expect(bug.text).not.toContain("secret");
});
