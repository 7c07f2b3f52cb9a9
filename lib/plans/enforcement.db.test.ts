import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as bookings from "#app/api/v1/[tenant]/bookings/route.ts";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { loadBusiness } from "#lib/booking/loaders.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { configuredTenant } from "#lib/configuration/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { saveParents } from "#lib/embeds/mutations.ts";
import { call } from "#lib/http/testing.ts";
import { newId } from "#lib/ids.ts";
import type { StripeHarness } from "#lib/payments/testing.ts";
import { loadServiceEditor } from "#lib/services/loaders.ts";
import { saveService } from "#lib/services/mutations.ts";
import { saveStaff } from "#lib/team/staff-mutations.ts";
import { saveSettings } from "#lib/tenants/settings-mutations.ts";
import { formatUtc } from "#lib/time/instant.ts";
import { loadPlanNotice } from "./loaders.ts";
import { isOnlineFull } from "./policy.ts";
import { startPlans, subscribe } from "./testing.ts";

let environment: TestEnvironment;
let stripe: StripeHarness;
let tenant: FixtureTenant;
let hour = 48;
const now = new Date();
const zone = "America/New_York";

beforeAll(async () => {
  environment = await testEnvironment();
  stripe = await startPlans("staff=3,services=2,bookings=3");
});
afterAll(async () => {
  await stripe.close();
  await environment.drop();
});
beforeEach(async () => {
  tenant = await fixtureTenant();
});

const owner = { kind: "member", userId: newId(), role: "owner", staffId: null } as const;
const admin = { ...owner, role: "admin" } as const;
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? "ok" : result.error?.code);

const person = (name: string, change: { editing?: string; active?: boolean } = {}) => ({
  ...{ editing: null, name, email: null, active: true, perDay: null, perWeek: null },
  ...change,
});
const add = (name: string, change = {}, actor: typeof owner | typeof admin = owner) =>
  saveStaff(tenant.scope, actor, person(name, change), now);
const countStaff = () => platformDb().staff.count({ where: { tenantId: tenant.tenantId } });

describe("the team", () => {
  test("room for three: the fourth is refused with a sentence and, for the owner, the way out", async () => {
    expect(code(await add("Chloé"))).toBe("ok");
    const refused = await add("Dora");
    expect(refused).toMatchObject({
      error: { code: "limit_reached", plan: true, detail: expect.stringContaining("3 active people") },
    });
    const byAdmin = await add("Dora", {}, admin);
    expect(byAdmin).toMatchObject({
      error: { detail: expect.stringContaining("The owner of this business") },
    });
    expect(!byAdmin.ok && byAdmin.error.plan).toBeFalsy();
    expect(await countStaff()).toBe(3);
    // Somebody who rests takes no room, until they are woken.
    expect(code(await add("Dora", { active: false }))).toBe("ok");
    expect(code(await add("Dora", { editing: "dora" }))).toBe("limit_reached");
    expect(code(await add("Chloé", { editing: "chloe", active: false }))).toBe("ok");
    expect(code(await add("Dora", { editing: "dora" }))).toBe("ok");
  });

  test("two at once cannot both be the last one", async () => {
    const codes = (await Promise.all([add("Chloé"), add("Dora")])).map(code).sort();
    expect(codes).toEqual(["limit_reached", "ok"]);
    expect(await countStaff()).toBe(3);
  });

  test("Pro has no limit; what it made stays after it and nothing more is added", async () => {
    await subscribe(stripe, tenant);
    for (const name of ["Chloé", "Dora", "Eve"]) expect(code(await add(name))).toBe("ok");
    await lapse();
    expect(await countStaff()).toBe(5);
    expect(code(await add("Fay"))).toBe("limit_reached");
    expect(code(await add("Eve Adams", { editing: "eve" }))).toBe("ok");
    expect(code(await placeBooking(tenant.scope, wish(inHours(hour++))))).toBe("ok");
  });
});

/** Pro is over. */
const lapse = () =>
  platformDb().planSubscription.update({
    where: { tenantId: tenant.tenantId },
    data: { state: "ended", periodEnd: new Date(0) },
  });

test("services: room for two active ones", async () => {
  const editor = await loadServiceEditor(tenant.scope, "cut");
  if (!editor?.service) throw new Error("no service");
  const draft = { ...editor.service, editing: null };
  const save = (slug: string, change = {}) =>
    saveService(tenant.scope, owner, { ...draft, slug, name: slug, ...change }, now);
  expect(code(await save("colour"))).toBe("ok");
  expect(await save("beard")).toMatchObject({
    error: { code: "limit_reached", detail: expect.stringContaining("2 active services") },
  });
  expect(code(await save("beard", { active: false }))).toBe("ok");
  expect(code(await save("beard", { editing: "beard" }))).toBe("limit_reached");
  expect(code(await save("colour", { editing: "colour", price: 100 }))).toBe("ok");
});

test("PUT configuration: nothing of a document that adds too much; what GET returns is accepted over the limit", async () => {
  const configured = await configuredTenant();
  tenant = configured;
  const { tenantId } = tenant;
  const body = (await configured.get()).body as { staff: object[]; services: { slug: string }[] };
  const [first] = body.staff;
  const more = (slugs: string[]) => ({
    ...body,
    staff: [...body.staff, ...slugs.map((slug) => ({ ...first, slug }))],
  });
  expect((await configured.put(more(["chloe"]))).status).toBe(200);
  const refused = await configured.put(more(["chloe", "dora"]));
  expect(refused).toMatchObject({ status: 422, body: { code: "limit_reached" } });
  expect(refused.body).not.toHaveProperty("plan");
  await platformDb().staff.createMany({
    data: await Promise.all(
      ["eve", "fay"].map(async (slug) => {
        const ana = await platformDb().staff.findFirstOrThrow({ where: { tenantId, slug: "ana" } });
        return { tenantId, id: newId(), slug, name: slug, scheduleId: ana.scheduleId };
      }),
    ),
  });
  const over = (await configured.get()).body as { staff: { slug: string }[] };
  expect(over.staff).toHaveLength(5);
  expect((await configured.put(over)).status).toBe(200);
  // One for another is one more that is new.
  const swapped = over.staff.map((one) => (one.slug === "fay" ? { ...one, slug: "gil" } : one));
  expect((await configured.put({ ...over, staff: swapped })).body).toMatchObject({ code: "limit_reached" });
  expect((await configured.put({ ...over, staff: over.staff.slice(0, 4) })).status).toBe(200);
});

describe("online bookings of a month", () => {
  const book = (change = {}) => placeBooking(tenant.scope, wish(inHours(hour++), change));
  const full = () =>
    withTenant(tenant.scope, (tx) => isOnlineFull(tx, tenant.scope, { zone, now: new Date() }));
  const notice = () => loadPlanNotice(tenant.scope, { zone, now: new Date() });

  test("the fourth is refused kindly; staff still book, and what is cancelled gives its place back", async () => {
    const first = await book();
    expect(await notice()).toBeNull();
    for (const change of [{ source: "page" }, { source: "waitlist" }])
      expect(code(await book(change))).toBe("ok");
    expect(await full()).toBe(true);
    expect(await notice()).toMatchObject({ bookings: { used: 3, most: 3, fullness: "full" } });
    expect(await book()).toMatchObject({
      error: { code: "limit_reached", detail: expect.stringContaining("no more online bookings this month") },
    });
    expect(code(await book({ actor: owner, source: "dashboard" }))).toBe("ok");
    if (!first.ok) throw new Error(first.error.code);
    await cancelBooking(tenant.scope, { bookingId: first.value.bookingId, actor: owner });
    expect(await full()).toBe(false);
    expect(code(await book())).toBe("ok");
    expect(code(await book())).toBe("limit_reached");
  });

  test("the API answers 422 limit_reached, and repeats an answer that it gave before", async () => {
    const start = formatUtc(inHours(hour++));
    const post = (key: string, at = start) =>
      call(bookings.POST, {
        ...{ params: { tenant: tenant.slug }, method: "POST", headers: { "idempotency-key": key } },
        body: { service: "cut", start: at, timezone: "UTC", customer: { name: "C", email: "c@example.com" } },
      });
    const placed = await post("first-of-the-month-1");
    expect(placed.status).toBe(201);
    for (const _ of [1, 2]) await book();
    expect(await post("one-too-many-000001", formatUtc(inHours(hour++)))).toMatchObject({
      ...{ status: 422, body: { code: "limit_reached" } },
    });
    expect(await post("first-of-the-month-1")).toMatchObject({ status: 201, body: { id: placed.body.id } });
  });

  test("many at once take exactly what there is", async () => {
    const codes = (await Promise.all(Array.from({ length: 8 }, () => book()))).map(code);
    expect(codes.filter((one) => one === "ok")).toHaveLength(3);
    expect(new Set(codes)).toEqual(new Set(["ok", "limit_reached"]));
  });

  test("last month's do not count, on the business's calendar; on Pro nothing does", async () => {
    for (const _ of [1, 2, 3]) await book();
    await platformDb().booking.updateMany({
      where: { tenantId: tenant.tenantId },
      data: { createdAt: new Date(Date.now() - 32 * 86_400_000) },
    });
    expect(code(await book())).toBe("ok");
    for (const _ of [1, 2]) await book();
    expect(code(await book())).toBe("limit_reached");
    await subscribe(stripe, tenant);
    expect(code(await book())).toBe("ok");
    expect(await notice()).toBeNull();
  });

  test("one business's bookings are not counted for another", async () => {
    for (const _ of [1, 2, 3]) await book();
    tenant = await fixtureTenant();
    expect(await full()).toBe(false);
    expect(code(await book())).toBe("ok");
    expect(await loadBusiness(tenant.slug)).not.toHaveProperty("plan");
  });
});

test("branding: the free plan keeps what there is and takes away; anew it is Pro's", async () => {
  const db = platformDb();
  const where = { id: tenant.tenantId };
  const row = await db.tenant.findUniqueOrThrow({ where });
  const settings = (accent: string) =>
    saveSettings(
      tenant.scope,
      owner,
      {
        ...{ name: row.name, description: "", email: null, phone: "", timezone: zone, currency: "USD" },
        ...{ locale: "en", accent, weekStart: 1 },
      },
      now,
    );
  const parents = (list: string[]) => saveParents(tenant.scope, owner, list, now);
  expect(code(await settings("#aa3355"))).toBe("limit_reached");
  expect(code(await parents(["https://juniper.example"]))).toBe("limit_reached");
  await subscribe(stripe, tenant);
  expect(code(await settings("#aa3355"))).toBe("ok");
  expect(code(await parents(["https://juniper.example", "https://two.example"]))).toBe("ok");
  await lapse();
  expect(code(await settings("#aa3355"))).toBe("ok");
  expect(code(await settings("#112233"))).toBe("limit_reached");
  expect(code(await parents(["https://two.example"]))).toBe("ok");
  expect(code(await parents(["https://juniper.example"]))).toBe("limit_reached");
  expect(code(await settings("#2f6f5e"))).toBe("ok");
});
