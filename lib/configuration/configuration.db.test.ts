import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as business from "#app/api/v1/[tenant]/route.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { inHours, wish } from "#lib/db/testing/fixture.ts";
import { call } from "#lib/http/testing.ts";
import type { ConfigurationDocument } from "./document.ts";
import { exampleConfiguration } from "./example.ts";
import { type ConfiguredTenant, changed as change, configuredTenant, first } from "./testing.ts";

let environment: TestEnvironment;
let tenant: ConfiguredTenant;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const fresh = async () => {
  tenant = await configuredTenant();
};
const get = () => tenant.get();
const put = (body: unknown) => tenant.put(body);
const revision = () => tenant.revision();

describe("what a business says of itself", () => {
  const business = (says: object) => change((d) => Object.assign(d.business, says));
  const own = { description: "Quiet", email: "desk@x.test", phone: "+49 30 1", accent: "#aa3355" };

  test("is said once it is set, stays where a document does not mention it, and goes where it says so", async () => {
    await fresh();
    expect((await put(business(own))).body).toMatchObject({ business: own });
    expect((await put(exampleConfiguration)).body).toMatchObject({ business: own });
    const before = await revision();
    expect((await put((await get()).body)).body).toMatchObject({ business: own });
    expect(await revision()).toBe(before);
    const gone = { description: "", email: null, phone: null, accent: "#2F6F5E" };
    expect((await put(business(gone))).body).toEqual(exampleConfiguration);
  });

  test.each([
    ["email", "nobody"],
    ["accent", "red"],
    ["phone", "1\n2"],
    ["description", "x".repeat(1001)],
  ])("%s cannot be anything", async (field, value) => {
    const answer = await put(business({ [field]: value }));
    expect(answer).toMatchObject({ status: 422 });
    expect((answer.body.errors as { path: string }[])[0]?.path).toBe(`business.${field}`);
  });
});

describe("GET and PUT", () => {
  test("contract 2's document comes back as it was put; what GET returns, PUT accepts and changes nothing", async () => {
    await fresh();
    const answer = await put(exampleConfiguration);
    expect(answer.body).toEqual(exampleConfiguration);
    expect(answer.status).toBe(200);
    const before = await revision();
    const read = await get();
    expect(read.body).toEqual(exampleConfiguration);
    expect((await put(read.body)).body).toEqual(read.body);
    expect(await revision()).toBe(before);
    const shown = await call(business.GET, { params: { tenant: tenant.slug } });
    expect(shown.body).toMatchObject({ name: "Studio Mitte", services: [{ slug: "cut" }] });
  });

  test("people whom the document does not name are gone, an owner who was never booked among them", async () => {
    await fresh();
    const document = change((it) => {
      first(it.staff).slug = "zoe";
      first(it.services).staff = ["zoe"];
    });
    expect((await put(document)).body).toEqual(document);
    const owner = await platformDb().member.findFirstOrThrow({ where: { tenantId: tenant.tenantId } });
    expect(owner).toMatchObject({ role: "owner", staffId: null });
  });

  test("somebody who works with their own calendar only keeps it, at rest", async () => {
    await fresh();
    await platformDb().member.updateMany({ where: { tenantId: tenant.tenantId }, data: { role: "staff" } });
    const document = change((it) => {
      first(it.staff).slug = "zoe";
      first(it.services).staff = ["zoe"];
    });
    expect((await put(document)).body.staff).toMatchObject([{ slug: "ana", active: false }, { slug: "zoe" }]);
  });

  test("what the fixture wrote round-trips too", async () => {
    await fresh();
    const before = await revision();
    const read = await get();
    expect((await put(read.body)).body).toEqual(read.body);
    expect(await revision()).toBe(before);
  });

  test("hours are said in one way: grouped days, 24:00, past midnight; zones by current names (Z12)", async () => {
    await fresh();
    const schedule = {
      slug: "nights",
      timezone: "asia/calcutta",
      weekly: [
        { days: ["sun"], from: "22:00", to: "02:00" },
        { days: ["tue"], from: "09:00", to: "24:00" },
        { days: ["mon", "mon"], from: "09:00", to: "24:00" },
      ],
      exceptions: [
        { date: "2027-01-02", open: [] },
        { date: "2027-01-01", closed: true, reason: "New Year" },
      ],
    };
    const answer = await put({
      ...exampleConfiguration,
      schedules: [...exampleConfiguration.schedules, schedule],
    });
    expect(
      first((answer.body.schedules as { slug: string }[]).filter(({ slug }) => slug === "nights")),
    ).toEqual({
      slug: "nights",
      timezone: "Asia/Kolkata",
      weekly: [
        { days: ["mon", "tue"], from: "09:00", to: "24:00" },
        { days: ["sun"], from: "22:00", to: "02:00" },
      ],
      exceptions: [
        { date: "2027-01-01", closed: true, reason: "New Year" },
        { date: "2027-01-02", closed: true },
      ],
    });
    expect((await put(answer.body)).body).toEqual(answer.body);
  });

  test("a changed policy is a new version, an unchanged one is not; fewer rooms rest, more wake", async () => {
    await fresh();
    await put(exampleConfiguration);
    const units = (n: number) => change((d) => Object.assign(first(d.resources), { units: n }));
    await put(units(1));
    await put(units(3));
    const rooms = await platformDb().resourceUnit.findMany({ where: { tenantId: tenant.tenantId } });
    expect(rooms.map(({ number }) => number).toSorted()).toEqual([1, 2, 3]);
    await put(change((d) => Object.assign(first(d.policies), { afterMove: "restart" })));
    const policy = await platformDb().policy.findFirst({
      where: { tenantId: tenant.tenantId, slug: "standard" },
    });
    expect(policy?.version).toBe(2);
  });
});

describe("everything or nothing", () => {
  const cases: [string, (d: ConfigurationDocument) => unknown, string][] = [
    [
      "an unknown staff member",
      (d) => Object.assign(first(d.services), { staff: ["ana", "zed"] }),
      "services[0].staff[1]",
    ],
    [
      "an unknown location",
      (d) => Object.assign(first(d.services), { location: "moon" }),
      "services[0].location",
    ],
    ["an unknown policy", (d) => Object.assign(first(d.services), { policy: "none" }), "services[0].policy"],
    [
      "an unknown resource",
      (d) => Object.assign(first(d.services), { resources: ["sauna"] }),
      "services[0].resources[0]",
    ],
    ["an unknown schedule", (d) => Object.assign(first(d.staff), { schedule: "never" }), "staff[0].schedule"],
    ["a name twice", (d) => d.staff.push(first(d.staff)), "staff[1].slug"],
    [
      "Mars/Phobos",
      (d) => Object.assign(first(d.schedules), { timezone: "Mars/Phobos" }),
      "schedules[0].timezone",
    ],
    ["an offset as zone", (d) => Object.assign(d.business, { timezone: "+05:30" }), "business.timezone"],
    ["no currency", (d) => Object.assign(d.business, { currency: "EURO" }), "business.currency"],
    ["no language", (d) => Object.assign(d.business, { locale: "!!" }), "business.locale"],
    [
      "30 February",
      (d) => Object.assign(first(first(d.schedules).exceptions), { date: "2027-02-30" }),
      "schedules[0].exceptions[0].date",
    ],
    [
      "25 o'clock",
      (d) => Object.assign(first(first(d.schedules).weekly), { to: "25:00" }),
      "schedules[0].weekly[0].to",
    ],
    [
      "no time at all",
      (d) => Object.assign(first(first(d.schedules).weekly), { to: "09:00" }),
      "schedules[0].weekly[0].to",
    ],
    [
      "no hour to answer",
      (d) => Object.assign(first(d.services), { approvalHours: 0 }),
      "services[0].approvalHours",
    ],
    ["a negative price", (d) => Object.assign(first(d.services), { price: -1 }), "services[0].price"],
    ["half a cent", (d) => Object.assign(first(d.services), { price: 0.5 }), "services[0].price"],
    [
      "a deposit above the price",
      (d) => Object.assign(first(d.services), { payment: { kind: "deposit", amount: 9999 } }),
      "services[0].payment.amount",
    ],
    [
      "a refund that rises",
      (d) => Object.assign(first(d.policies).tiers[1] ?? {}, { refund: 200 }),
      "policies[0].tiers[1].refund",
    ],
    [
      "later gives more",
      (d) => Object.assign(first(d.policies).tiers[2] ?? {}, { refund: 80 }),
      "policies[0].tiers[2].refund",
    ],
    [
      "an unknown field",
      (d) => Object.assign(first(d.services), { priceCents: 1 }),
      "services[0].priceCents",
    ],
    ["two mailboxes", (d) => Object.assign(first(d.staff), { email: "a@x.test,b@y.test" }), "staff[0].email"],
  ];

  test.each(cases)("%s is refused at its path", async (_name, edit, path) => {
    if (!tenant) await fresh();
    const before = await get();
    const answer = await put(change(edit));
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
    expect((answer.body.errors as { path: string }[]).map((error) => error.path)).toContain(path);
    expect((await get()).text).toBe(before.text);
  });
});

describe("B19: what people have booked", () => {
  const without = (document: ConfigurationDocument, list: "services" | "staff", slug: string) => ({
    ...document,
    [list]: document[list].filter((item) => item.slug !== slug),
    services: document.services
      .filter((service) => list !== "services" || service.slug !== slug)
      .map((service) => ({ ...service, staff: list === "staff" ? ["ben"] : service.staff })),
  });

  test("cannot be taken away while it lies ahead; afterwards it rests instead of vanishing", async () => {
    await fresh();
    const placed = await placeBooking(tenant.scope, wish(inHours(30)));
    if (!placed.ok) throw new Error(placed.error.code);
    const document = (await get()).body as unknown as ConfigurationDocument;
    for (const [list, slug, name] of [
      ["services", "cut", "Cut"],
      ["staff", "ana", "Ana"],
    ] as const) {
      const answer = await put(without(document, list, slug));
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: list }] } });
      expect(answer.body.detail).toContain(`"${name}" still has one booking ahead`);
    }
    const past = new Date(Date.now() - 86_400_000);
    const span = { startsAt: past, endsAt: new Date(past.getTime() + 1_800_000) };
    await platformDb().booking.updateMany({ where: { id: placed.value.bookingId }, data: span });
    await platformDb().allocation.updateMany({
      where: { bookingId: placed.value.bookingId },
      data: { ...span, occupiedFrom: span.startsAt, occupiedTo: span.endsAt },
    });
    const answer = await put({
      ...without(document, "services", "cut"),
      locations: [],
      schedules: document.schedules,
    });
    expect(answer.body.services).toMatchObject([{ slug: "cut", active: false }]);
    expect(answer.body.locations).toMatchObject([{ slug: "main" }]);
    expect((await put(answer.body)).body).toEqual(answer.body);
    const shown = await call(business.GET, { params: { tenant: tenant.slug } });
    expect(shown.body.services).toEqual([]);
  });

  test("what nobody has booked goes for good", async () => {
    await fresh();
    const document = (await get()).body as unknown as ConfigurationDocument;
    const answer = await put({
      ...document,
      services: [],
      staff: document.staff.filter(({ slug }) => slug !== "ben"),
    });
    expect(answer.body.services).toEqual([]);
    expect((answer.body.staff as { slug: string }[]).map(({ slug }) => slug)).toEqual(["ana"]);
  });
});
