import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { expireHolds } from "#lib/booking/jobs.ts";
import { moveBooking } from "#lib/booking/move.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { findService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { busyFrom } from "./busy-details.ts";
import { readBusy } from "./data.ts";
import { readBusyDetails } from "./explain-data.ts";
import { type ExplanationRequest, loadExplanation } from "./explain-loaders.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const actor = { kind: "api_key", keyId: "test" } as const;
const now = () => Math.ceil(Date.now() / 60_000);

/** A moment that everything before it is surely before, and everything after it after. */
async function moment(): Promise<number> {
  await sleep(15);
  const [row] = await platformDb().$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`;
  await sleep(15);
  return (row?.at ?? new Date()).getTime();
}

async function placed(tenant: FixtureTenant, hours: number, change: object = {}): Promise<string> {
  const result = await placeBooking(tenant.scope, wish(inHours(hours), change));
  if (!result.ok) throw new Error(result.error.code);
  return result.value.bookingId;
}

async function explained(tenant: FixtureTenant, hours: number, more: Partial<ExplanationRequest> = {}) {
  const result = await loadExplanation(tenant.scope, { service: "cut", start: inHours(hours), ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const offered = async (tenant: FixtureTenant, hours: number, asOf?: number) =>
  (await explained(tenant, hours, { asOf })).offered;

const ana = async ({ tenantId }: FixtureTenant) =>
  (await platformDb().staff.findFirstOrThrow({ where: { tenantId, slug: "ana" } })).id;

describe("the details are the engine's own rows", () => {
  test("lanes, blocks, holds that ran out, sessions and caps", async () => {
    const single = await fixtureTenant(
      salon(
        { resources: [{ slug: "chair", name: "Chair", units: 2 }] },
        { staff: ["ana", "ben"], resources: ["chair"], bufferAfterMinutes: 15, limits: { perDay: 9 } },
      ),
    );
    const group = await fixtureTenant(salon({}, { capacity: 6 }));
    for (const hours of [26, 27, 50, 51]) await placed(single, hours);
    for (const party of [1, 2]) await placed(group, 30, { party });
    const { tenantId } = single;
    await platformDb().staff.updateMany({ where: { tenantId }, data: { limits: { perWeek: 4 } } });
    const staffId = await ana(single);
    const block = {
      tenantId,
      staffId,
      startsAt: minuteToDate(inHours(60)),
      endsAt: minuteToDate(inHours(62)),
    };
    await platformDb().block.createMany({
      data: [
        { ...block, id: newId() },
        { ...block, id: newId(), releasedAt: new Date() },
      ],
    });
    const rows = await platformDb().allocation.findMany({ where: { tenantId }, take: 2 });
    for (const [i, { id }] of rows.entries())
      await platformDb().allocation.updateMany({
        where: { id },
        data: { state: "held", holdExpiresAt: minuteToDate(now() + (i === 0 ? -5 : 5)) },
      });
    for (const { scope } of [single, group])
      await withTenant(scope, async (tx) => {
        const rules = findService(await readCatalogue(tx, scope), "cut")?.rules;
        if (!rules) throw new Error("no service");
        const window = { from: inHours(0), to: inHours(24 * 14) };
        const at = { now: now(), at: null };
        const told = busyFrom(await readBusyDetails(tx, scope, { rules, window, moment: at }));
        const busy = await readBusy(tx, scope, { rules, window, now: at.now });
        const tidy = ({ lanes, sessions, booked, bookedWith }: typeof busy) => ({
          lanes: [...lanes].map(([id, spans]) => [id, spans.toSorted((a, b) => a.from - b.from)]).toSorted(),
          sessions: [...sessions],
          booked: booked.toSorted(),
          bookedWith: [...bookedWith].map(([id, starts]) => [id, starts.toSorted()]).toSorted(),
        });
        expect(tidy(told)).toEqual(tidy(busy));
        expect(told.lanes.size).toBeGreaterThan(0);
      });
  });
});

describe("as of an earlier moment", () => {
  test("before a booking, while it stood, after its move and after its end", async () => {
    const tenant = await fixtureTenant();
    const before = await moment();
    const bookingId = await placed(tenant, 30);
    const stood = await moment();
    await moveBooking(tenant.scope, { bookingId, actor, start: inHours(33), timezone: "America/New_York" });
    const moved = await moment();
    await cancelBooking(tenant.scope, { bookingId, actor });
    const at = async (asOf?: number) => [await offered(tenant, 30, asOf), await offered(tenant, 33, asOf)];
    expect(await at(before)).toEqual([true, true]);
    expect(await at(stood)).toEqual([false, true]);
    expect(await at(moved)).toEqual([true, false]);
    expect(await at()).toEqual([true, true]);
    expect((await explained(tenant, 33, { asOf: moved })).reasons).toMatchObject([
      { code: "slot_taken", detail: expect.stringMatching(/but Ana is taken until \d\d:30 by a booking\.$/) },
    ]);
  });

  test("a hold counted until it ran out, whenever somebody noticed", async () => {
    const tenant = await fixtureTenant();
    const { tenantId } = tenant;
    const bookingId = await placed(tenant, 30);
    const holdUntil = async (ms: number) => {
      const holdExpiresAt = new Date(ms);
      const data = { status: "held", version: 2, holdReason: "payment", holdExpiresAt };
      await platformDb().booking.updateMany({ where: { id: bookingId }, data });
      await platformDb().allocation.updateMany({
        where: { bookingId },
        data: { state: "held", holdExpiresAt },
      });
    };
    const event = { tenantId, id: newId(), bookingId, version: 2, kind: "edited", actorKind: "system" };
    await platformDb().bookingEvent.create({ data: { ...event, after: { status: "held" } } });
    await holdUntil(Date.now() + 600_000);
    const held = await moment();
    expect((await explained(tenant, 30, { asOf: held })).summary).toContain("by a hold that runs out at");
    // It had run out two minutes before that moment, and the worker came after it.
    await holdUntil(held - 120_000);
    expect(await expireHolds()).toBe(1);
    expect(await offered(tenant, 30, held)).toBe(true);
  });

  test("blocks, and time off from its approval to its end", async () => {
    const tenant = await fixtureTenant();
    const { tenantId } = tenant;
    const staffId = await ana(tenant);
    const before = await moment();
    const day = { startsAt: minuteToDate(inHours(30)), endsAt: minuteToDate(inHours(31)) };
    const block = await platformDb().block.create({
      data: { tenantId, id: newId(), staffId, ...day, reason: "Dentist" },
    });
    const wall = (hours: number) => new Date(inHours(hours) * 60_000).toISOString().slice(0, 16);
    const off = await platformDb().timeOff.create({
      data: {
        tenantId,
        id: newId(),
        staffId,
        fromWall: wall(50),
        toWall: wall(52),
        timezone: "UTC",
        state: "requested",
      },
    });
    const asked = await moment();
    const change = (data: object) => platformDb().timeOff.updateMany({ where: { id: off.id }, data });
    await change({ state: "approved", decidedAt: new Date() });
    const approved = await moment();
    await change({ state: "withdrawn", endedAt: new Date() });
    await platformDb().block.updateMany({ where: { id: block.id }, data: { releasedAt: new Date() } });
    const at = async (asOf?: number) => [await offered(tenant, 30, asOf), await offered(tenant, 50, asOf)];
    expect(await at(before)).toEqual([true, true]);
    expect(await at(asked)).toEqual([false, true]);
    expect(await at(approved)).toEqual([false, false]);
    expect(await at()).toEqual([true, true]);
    expect((await explained(tenant, 30, { asOf: asked })).summary).toContain("by blocked time (Dentist)");
    expect((await explained(tenant, 50, { asOf: approved })).summary).toContain("Ana has time off");
  });

  test("seats of a class, also of one that everybody has left since", async () => {
    const tenant = await fixtureTenant(salon({}, { capacity: 2 }));
    const first = await placed(tenant, 30);
    const one = await moment();
    const second = await placed(tenant, 30);
    const full = await moment();
    for (const bookingId of [first, second]) await cancelBooking(tenant.scope, { bookingId, actor });
    const summary = async (asOf?: number) => (await explained(tenant, 30, { asOf })).summary;
    expect(await summary(one)).toContain("1 place is left in the class");
    expect(await summary(full)).toContain("is full");
    expect(await summary()).toContain("Customers can book");
  });

  test("caps of the service, of a person and of a customer, with bookings moved to other days since", async () => {
    const tenant = await fixtureTenant(salon({}, { limits: { perDay: 1, perCustomer: 1 } }));
    const { tenantId } = tenant;
    const mailbox = { address: "casey@example.com", key: "casey@example.com" };
    const bookingId = await placed(tenant, 240, { customer: { name: "Casey", email: mailbox } });
    const stood = await moment();
    const start = inHours(240 + 24 * 9);
    expect((await moveBooking(tenant.scope, { bookingId, actor, start, timezone: "UTC" })).ok).toBe(true);
    const codes = async (asOf?: number) =>
      (await explained(tenant, 242, { asOf, customer: mailbox })).reasons.map(({ code }) => code);
    const nearby = await codes(stood);
    // Two hours later may be the next local day in New York; the customer's own cap holds anyway.
    expect(nearby).toContain("limit_reached");
    const details = (await explained(tenant, 240, { asOf: stood })).reasons.map(({ detail }) => detail);
    expect(details.join()).toContain("already has its one booking of Cut");
    expect(await offered(tenant, 242)).toBe(true);
    expect(await codes()).toEqual(["limit_reached"]);
    await cancelBooking(tenant.scope, { bookingId, actor });
    expect(await codes()).toEqual(["open"]);
    expect(await codes(stood)).toContain("limit_reached");
    await platformDb().staff.updateMany({ where: { tenantId }, data: { limits: { perDay: 1 } } });
    const person = (await explained(tenant, 240, { asOf: stood })).reasons.map(({ detail }) => detail);
    expect(person.join()).toContain("Ana already has the one booking allowed");
  });

  test("moments that cannot be told are refused, and a changed set-up is said", async () => {
    const tenant = await fixtureTenant();
    const { tenantId, scope } = tenant;
    const { historySince } = await platformDb().tenant.findUniqueOrThrow({ where: { id: tenantId } });
    const ask = (asOf: number) => loadExplanation(scope, { service: "cut", start: inHours(30), asOf });
    for (const asOf of [historySince.getTime() - 1, Date.now() + 60_000])
      expect(await ask(asOf)).toMatchObject({ ok: false, error: { code: "invalid" } });
    const asOf = await moment();
    expect(await ask(asOf)).toMatchObject({ value: { notes: ["The set-up has not changed since then."] } });
    for (const action of ["schedule.changed", "time-off.approved"])
      await platformDb().auditEntry.create({ data: { tenantId, id: newId(), actorKind: "member", action } });
    const { notes } = await explained(tenant, 30, { asOf });
    expect(notes?.[0]).toMatch(/^The set-up has changed since then: hours \([^)]+\)\. Back then/);
  });

  test("notice and horizon are reckoned from that moment", async () => {
    const tenant = await fixtureTenant(salon({}, { minimumNoticeMinutes: 120 }));
    const data = { historySince: new Date(Date.now() - 86_400_000 * 90) };
    await platformDb().tenant.update({ where: { id: tenant.tenantId }, data });
    expect((await explained(tenant, 1)).reasons[0]?.code).toBe("too_soon");
    const yesterday = Date.now() - 86_400_000;
    expect(await offered(tenant, 1, yesterday)).toBe(true);
    const code = async (asOf?: number) => (await explained(tenant, 24 * 59, { asOf })).reasons[0]?.code;
    expect([await code(), await code(yesterday - 86_400_000)]).toEqual(["open", "beyond_horizon"]);
  });
});

test("a hidden service is offered to nobody", async () => {
  const tenant = await fixtureTenant();
  await platformDb().service.updateMany({ where: { tenantId: tenant.tenantId }, data: { active: false } });
  expect(await explained(tenant, 30)).toMatchObject({
    offered: false,
    reasons: [{ code: "not_found", detail: "Cut is hidden, so customers cannot book it." }],
  });
});
