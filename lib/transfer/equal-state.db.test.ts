import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import type { PlacementRequest } from "#lib/booking/request.ts";
import { readConfiguration } from "#lib/configuration/data.ts";
import { applyConfiguration } from "#lib/configuration/mutations.ts";
import { configuration } from "#lib/configuration/schema.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { parseMailbox } from "#lib/email/address.ts";
import { newId } from "#lib/ids.ts";
import { exported, imported, owner } from "./testing.ts";

let environment: TestEnvironment;
let a: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  a = await fullTenant();
});
afterAll(() => environment.drop());

/** Two services, one of them for groups; names and numbers that spreadsheets and calendars stumble over. */
function setup() {
  const base = salon();
  const [cut] = base.services;
  if (!cut) throw new Error("no service");
  return {
    ...base,
    resources: [{ slug: "chair", name: "Chair", units: 2 }],
    services: [
      { ...cut, staff: ["ana", "ben"], resources: ["chair"], bufferAfterMinutes: 15 },
      { ...cut, slug: "yoga", name: "Yoga, slow; for all", staff: ["ben"], capacity: 4, durationMinutes: 60 },
    ],
  };
}

const mail = (text: string) => {
  const read = parseMailbox(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};

async function fullTenant(): Promise<FixtureTenant> {
  const tenant = await fixtureTenant(setup());
  const place = async (start: number, change: Partial<PlacementRequest>) => {
    const placed = await placeBooking(tenant.scope, { ...wish(start), actor: owner, ...change });
    if (!placed.ok) throw new Error(JSON.stringify(placed.error));
    return placed.value.bookingId;
  };
  const person = (name: string, email: string, phone?: string) => ({
    customer: { name, email: mail(email), ...(phone ? { phone } : {}), locale: "pt-BR" },
  });
  await place(inHours(48), { ...person("=HYPERLINK(1)", "eq@x.test", "+49 30 1234567"), staff: "ana" });
  await place(inHours(48), { ...person('Zoë 美容 💇🏽‍♀️ "Quote"', "zoe@x.test", "-555 1234"), staff: "ben" });
  await place(inHours(72), { ...person("Group One", "g1@x.test"), service: "yoga", party: 2 });
  await place(inHours(72), { ...person("Group Two", "g2@x.test"), service: "yoga", party: 2 });
  const gone = await place(inHours(96), {
    ...person("Gone; Away", "gone@x.test"),
    answers: { "Any, wishes?": "a\nb;c" },
  });
  await cancelBooking(tenant.scope, { bookingId: gone, actor: { kind: "customer" }, reason: "Ill, sorry" });
  // The past: written down by the same door, since the desk forgot.
  const past = {
    policy: null,
    note: "'quoted note\n=1+1",
    created: inHours(-200),
    cancelled: null,
    cancelReason: null,
    cancelledBy: null,
  };
  for (const [hours, status, price] of [
    [-48, "completed", 9900],
    [-49, "no_show", null],
    [-50, "confirmed", 0],
  ] as const)
    await place(inHours(hours), {
      ...person(`Past ${status}`, `${status}@x.test`),
      staff: "ana",
      source: "import",
      imported: { ...past, key: `ref:${status}`, status, price, durationMinutes: 40 },
    });
  // At the desk, by name alone.
  await place(inHours(120), { customer: { name: "Walk In", locale: "en" }, staff: "ana" });
  await place(inHours(122), {
    customer: { name: "By Phone", phone: "+1 212 555 0142" },
    staff: "ana",
  });
  const blocked = { blockedAt: new Date("2026-05-01T10:00:00Z"), blockedReason: "Never came" };
  await platformDb().customer.create({
    data: {
      tenantId: tenant.tenantId,
      id: newId(),
      emailKey: "only@x.test",
      email: "Only@x.test",
      name: "@Only",
      phone: "+1 (212) 555-0100",
      note: "=knows\neverybody",
      locale: "fr",
      ...blocked,
    },
  });
  return tenant;
}

/** An empty business that looks like A. */
async function twin(): Promise<FixtureTenant> {
  const tenant = await fixtureTenant();
  const document = await withTenant(a.scope, (tx) => readConfiguration(tx, a.scope, new Date()));
  const applied = await applyConfiguration(tenant.scope, configuration.parse(document), owner, new Date());
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  expect(await withTenant(tenant.scope, (tx) => readConfiguration(tx, tenant.scope, new Date()))).toEqual(
    document,
  );
  return tenant;
}

type Exported = { bookings?: Record<string, unknown>[]; customers?: Record<string, unknown>[] };

/** Everything but ids, in an order of its own. */
async function stateOf(tenant: FixtureTenant) {
  const read = async (kind: "bookings" | "customers") => {
    const document: Exported = JSON.parse(await exported(tenant, { kind, format: "json" }));
    // A customer who is only a name comes with the booking, and is known since then.
    const timeless = (item: Record<string, unknown>) =>
      kind === "customers" && !item.email && !item.phone ? { ...item, created: "" } : item;
    return (document[kind] ?? []).map(({ id: _id, ...rest }) => JSON.stringify(timeless(rest))).toSorted();
  };
  return { bookings: await read("bookings"), customers: await read("customers") };
}

describe("law: what is exported is imported to an equal state", () => {
  test.each(["json", "csv", "ics"] as const)("%s", { timeout: 60_000 }, async (format) => {
    const b = await twin();
    const customers = await exported(a, { kind: "customers", format: format === "csv" ? "csv" : "json" });
    const bookings = await exported(a, { kind: "bookings", format });
    const first = await imported(b, customers);
    expect(first.plan.counts).toMatchObject({ create: 10, conflict: 0, invalid: 1 });
    const second = await imported(b, bookings);
    expect(second.plan.rows.filter(({ kind }) => kind !== "create")).toEqual([]);
    expect(second.rows.filter(({ state }) => state !== "done")).toEqual([]);
    expect(await stateOf(b)).toEqual(await stateOf(a));

    // Once more: nothing.
    const again = await imported(b, bookings);
    expect(again.plan.counts).toMatchObject({ create: 0, update: 0, same: 10, conflict: 0, invalid: 0 });
    expect(again.rows.filter(({ state }) => state !== "left")).toEqual([]);
    expect((await imported(b, customers)).plan.counts).toMatchObject({ same: 10, update: 0 });
    expect(await stateOf(b)).toEqual(await stateOf(a));
  });

  test("nobody is written to", async () => {
    const b = await twin();
    await imported(b, await exported(a, { kind: "bookings", format: "json" }));
    expect(await platformDb().message.count({ where: { tenantId: b.tenantId } })).toBe(0);
    const c = await twin();
    await imported(c, await exported(a, { kind: "bookings", format: "json" }), { notify: true });
    const sent = await platformDb().message.findMany({
      where: { tenantId: c.tenantId, audience: "customer" },
    });
    expect(new Set(sent.map(({ recipient }) => recipient))).toEqual(
      new Set(["eq@x.test", "zoe@x.test", "g1@x.test", "g2@x.test"]),
    );
  });

  test("T16: exports of two businesses are disjoint", async () => {
    const b = await twin();
    await imported(b, await exported(a, { kind: "bookings", format: "json" }));
    const idsOf = async (tenant: FixtureTenant, kind: "bookings" | "customers"): Promise<string[]> =>
      (await exported(tenant, { kind, format: "csv" })).match(/(bkg|cus)_[0-9a-f]{32}/g) ?? [];
    for (const kind of ["bookings", "customers"] as const) {
      const [one, two] = [await idsOf(a, kind), await idsOf(b, kind)];
      expect(one.length).toBeGreaterThan(6);
      expect(one.filter((id) => two.includes(id))).toEqual([]);
    }
  });
});

test("importing our own export into the business that it came from changes nothing", async () => {
  for (const format of ["json", "csv", "ics"] as const) {
    const { counts } = (await imported(a, await exported(a, { kind: "bookings", format }))).plan;
    expect(counts).toEqual({ create: 0, update: 0, same: 10, conflict: 0, invalid: 0 });
  }
});
