import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as exportBookings from "#app/api/v1/[tenant]/export/bookings/route.ts";
import * as exportCustomers from "#app/api/v1/[tenant]/export/customers/route.ts";
import * as readImport from "#app/api/v1/[tenant]/import/[import]/route.ts";
import * as importFile from "#app/api/v1/[tenant]/import/route.ts";
import { apiScopes } from "#lib/api-keys/api-key.ts";
import { createApiKey } from "#lib/api-keys/mutations.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { work } from "#lib/transfer/testing.ts";
import { at, call } from "./testing.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let key: string;
beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant();
  key = await keyFor(tenant);
});
afterAll(() => environment.drop());

const keyFor = async ({ scope }: FixtureTenant, scopes: readonly (typeof apiScopes)[number][] = apiScopes) =>
  (await withTenant(scope, (tx) => createApiKey(tx, scope, { name: "t", scopes, createdBy: "t" }))).key;

const sent = (change: object = {}) => ({
  params: { tenant: tenant.slug },
  headers: { authorization: `Bearer ${key}` },
  ...change,
});
const csv = (text: string, query: Record<string, string> = {}, type = "text/csv") => ({
  ...sent(),
  headers: { authorization: `Bearer ${key}`, "content-type": type },
  body: text,
  query,
});
const header = "start,service,staff,name,email\n";
const line = (hour: number, who: string) => `${at(inHours(hour))},cut,ana,${who},${who}@x.test\n`;

describe("POST /import", () => {
  test("a dry run says what would happen and keeps nothing", async () => {
    const answer = await call(
      importFile.POST,
      csv(`${header}${line(50, "mina")}${line(50, "nora")}x,cut,ana,N,n@x.test\n`, { dryRun: "true" }),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: null,
      state: "draft",
      counts: { create: 1, update: 0, same: 0, conflict: 1, invalid: 1 },
      rows: [
        {
          row: 2,
          kind: "conflict",
          column: "start",
          detail: "Ana is taken at that time by row 1 of this file.",
        },
        { row: 3, kind: "invalid", column: "start" },
        { row: 1, kind: "create" },
      ],
      nextPage: null,
    });
    expect(await platformDb().import.count()).toBe(0);
    expect(await platformDb().booking.count()).toBe(0);
  });

  test("an import is queued, worked off and can be asked after; the same again changes nothing", async () => {
    const file = `${header}${line(60, "otto")}${line(61, "paul")}`;
    const begun = await call(importFile.POST, csv(file));
    expect(begun.body).toMatchObject({ state: "queued", counts: { create: 2 } });
    const id = String(begun.body.id);
    await work();
    const params = { tenant: tenant.slug, import: id };
    expect((await call(readImport.GET, sent({ params }))).body).toMatchObject({
      id,
      state: "done",
      rows: [
        { row: 1, state: "done" },
        { row: 2, state: "done" },
      ],
    });
    const again = await call(importFile.POST, csv(file));
    expect(again.body).toMatchObject({ state: "done", counts: { create: 0, same: 2 } });
    expect(await platformDb().booking.count({ where: { tenantId: tenant.tenantId } })).toBe(2);
  });

  test("JSON and calendars come in by the same door", async () => {
    const booking = {
      start: at(inHours(70)),
      service: "cut",
      name: "J",
      email: "j@x.test",
      price: { amount: 1, currency: "USD" },
    };
    const json = await call(
      importFile.POST,
      sent({ body: { bookings: [booking] }, query: { dryRun: "true" } }),
    );
    expect(json.body).toMatchObject({ counts: { create: 1 } });
    const stamp = at(inHours(71)).replace(/[-:]|\.\d+/g, "");
    const ics = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:${stamp}\r\nSUMMARY:Lunch\r\nATTENDEE:mailto:l@x.test\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
    const calendar = await call(
      importFile.POST,
      csv(ics, { dryRun: "true", service: "cut", staff: "ben" }, "text/calendar"),
    );
    expect(calendar.body).toMatchObject({ counts: { create: 1 } });
    // A service nobody knows becomes the one that was named for such rows.
    expect(JSON.stringify(calendar.body)).toContain("Cut · Ben");
  });

  test.each([
    ["another media type", () => csv("a", {}, "text/plain"), 415, "unsupported_media_type"],
    ["more than 5 MB", () => csv(`${header}${"x".repeat(5 * 1024 * 1024)}`), 413, "too_large"],
    ["no rows", () => csv(header), 422, "invalid"],
    ["no CSV", () => csv('a,b\n"'), 422, "invalid"],
    ["bytes that are no text", () => csv("\0\0\0"), 422, "invalid"],
    ["a list", () => sent({ body: "[]" }), 422, "invalid"],
    ["nothing", () => sent({ body: {} }), 422, "invalid"],
    ["two kinds", () => sent({ body: { bookings: [{ a: 1 }], customers: [{ a: 1 }] } }), 422, "invalid"],
    ["an unknown zone", () => csv(header, { timezone: "Mars/Phobos" }), 422, "invalid"],
    ["an unknown option", () => csv(header, { overwrite: "true" }), 422, "invalid"],
    [
      "a lone half of a character",
      () => sent({ body: { bookings: [{ start: "\uD800", name: "\uD800\0" }] }, query: { dryRun: "true" } }),
      200,
      undefined,
    ],
  ])("%s", async (_, request, status, code) => {
    const answer = await call(importFile.POST, request());
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code);
    expect(answer.text).not.toMatch(/prisma|postgres|node_modules/i);
  });
});

describe("GET /export", () => {
  test("bookings in a range, as CSV, JSON and ICS, with a name to save them by", async () => {
    const day = at(inHours(60)).slice(0, 10);
    for (const [format, type] of [
      ["csv", "text/csv"],
      ["json", "application/json"],
      ["ics", "text/calendar"],
    ] as const) {
      const all = await call(exportBookings.GET, sent({ query: { format } }));
      expect(all.status).toBe(200);
      expect(all.headers.get("content-type")).toContain(type);
      expect(all.headers.get("cache-control")).toBe("no-store");
      expect(all.headers.get("content-disposition")).toMatch(
        new RegExp(
          `^attachment; filename="${tenant.slug}-bookings-\\d{4}-\\d\\d-\\d\\d\\.${format}"; filename\\*=UTF-8''`,
        ),
      );
      expect(all.text).toContain("otto@x.test");
      const none = await call(
        exportBookings.GET,
        sent({ query: { format, from: "2030-01-01", to: day > "2030" ? day : "2030-01-02" } }),
      );
      expect(none.text).not.toContain("@x.test");
    }
    const people = await call(exportCustomers.GET, sent({ query: { format: "csv" } }));
    expect(people.text.split("\r\n")[0]).toBe(
      "id,name,email,phone,note,locale,created,blocked,blockedReason",
    );
    expect((await call(exportCustomers.GET, sent({ query: { format: "ics" } }))).status).toBe(422);
    const taken = await platformDb().auditEntry.count({
      where: { tenantId: tenant.tenantId, action: "export.taken" },
    });
    expect(taken).toBeGreaterThan(5);
  });

  test("HEAD says what GET would and reads nothing", async () => {
    const head = await call(exportBookings.HEAD, sent({ method: "HEAD" }));
    expect([head.status, head.text]).toEqual([200, ""]);
  });

  test("L10: a reader that goes ends the work", async () => {
    const { exportChunks, streamOf } = await import("#lib/transfer/export.ts");
    const { tenantForOperator } = await import("#lib/tenants/data.ts");
    const found = await tenantForOperator(tenant.slug);
    if (!found) throw new Error("no tenant");
    const { scope, tenant: profile } = found;
    let asked = 0;
    let ended = false;
    async function* counted() {
      try {
        for (;;)
          for await (const chunk of exportChunks(scope, profile, { kind: "bookings", format: "csv" }, "h")) {
            asked += 1;
            yield chunk;
          }
      } finally {
        ended = true;
      }
    }
    const reader = streamOf(counted()).getReader();
    await reader.read();
    await reader.read();
    await reader.cancel();
    expect(ended).toBe(true);
    expect(asked).toBeLessThan(5);
  });

  test.each([
    ["bookings", exportBookings.GET],
    ["customers", exportCustomers.GET],
    ["import", importFile.POST],
  ] as const)("%s: only with the scope, and only one's own (T1)", async (_, handler) => {
    const body = handler === importFile.POST ? { body: { bookings: [{ a: "1" }] } } : {};
    const narrow = await keyFor(tenant, ["bookings:read", "configuration:write"]);
    expect(
      (await call(handler, { ...sent(body), headers: { authorization: `Bearer ${narrow}` } })).status,
    ).toBe(403);
    expect((await call(handler, { ...sent(body), headers: {} })).status).toBe(401);
    const stranger = await keyFor(await fixtureTenant());
    const foreign = await call(handler, { ...sent(body), headers: { authorization: `Bearer ${stranger}` } });
    const unknown = await call(handler, { ...sent(body), params: { tenant: "nobody" } });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(unknown.text);
  });

  test("another business's import is not there", async () => {
    const [row] = await platformDb().import.findMany({ where: { tenantId: tenant.tenantId }, take: 1 });
    const other = await fixtureTenant();
    const stranger = await keyFor(other);
    const answer = await call(readImport.GET, {
      params: { tenant: other.slug, import: `imp_${(row?.id ?? "").replaceAll("-", "")}` },
      headers: { authorization: `Bearer ${stranger}` },
    });
    expect(answer.status).toBe(404);
  });
});
