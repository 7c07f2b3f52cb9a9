import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blockTime, unblockTime } from "#lib/blocks/mutations.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon, wish } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import type { MemberActor } from "#lib/team/members.ts";
import { addDays } from "#lib/time/civil.ts";
import { parseMinute } from "#lib/time/instant.ts";
import { enterTimeOff } from "#lib/time-off/mutations.ts";
import { moveBooking } from "./move.ts";
import { placeBooking } from "./placement.ts";
import { type Copies, startCopies } from "./testing/copies.ts";
import { clockAt, monday, outcome, zone } from "./testing.ts";

let environment: TestEnvironment;
let copies: Copies;
beforeAll(async () => {
  environment = await testEnvironment();
  copies = await startCopies(2);
});
afterAll(async () => {
  await copies.stop();
  await environment.drop();
});

const day = monday();
const boss: MemberActor = { kind: "member", userId: newId(), role: "owner", staffId: null };
const noon = clockAt(day, "12:00");

/** Keeps Ana's calendar free, 12:00 to 13:00. */
const blockNoon = (tenant: FixtureTenant, date = day) =>
  blockTime(
    tenant.scope,
    boss,
    {
      lane: { kind: "staff", slug: "ana" },
      from: `${date}T12:00`,
      to: `${date}T13:00`,
      reason: "",
      told: [],
    },
    { zone, now: new Date() },
  );

describe("time that is kept free", () => {
  test("answers slot_taken with times around it, not outside_availability", async () => {
    const tenant = await fixtureTenant();
    await blockNoon(tenant);
    const refused = await placeBooking(tenant.scope, wish(noon + 15));
    if (refused.ok) throw new Error("booked");
    expect(refused.error.code).toBe("slot_taken");
    const alternatives = (refused.error.alternatives ?? []).map((text) => parseMinute(text) ?? 0);
    expect(alternatives).toHaveLength(5);
    for (const start of alternatives) expect(start + 30 <= noon || start >= noon + 60).toBe(true);
    expect(alternatives).toContain(noon + 60);
    expect(alternatives).toContain(noon - 30);
  });

  test("B26: booked up to its first minute and from its last; buffers keep their distance", async () => {
    const tenant = await fixtureTenant(salon({}, { bufferAfterMinutes: 15 }));
    await blockNoon(tenant);
    const book = (start: number, change = {}) => outcome(placeBooking(tenant.scope, wish(start, change)));
    expect(await book(noon - 30)).toBe("slot_taken");
    expect(await book(noon - 30, { actor: boss, squeeze: true })).toBe("booked");
    expect(await book(noon - 15, { actor: boss, squeeze: true })).toBe("slot_taken");
    expect(await book(noon + 60)).toBe("booked");
  });

  test("goes to whoever is free, and can be moved into once it is taken away", async () => {
    const tenant = await fixtureTenant(salon({}, { staff: ["ana", "ben"] }));
    const blocked = await blockNoon(tenant);
    const made = await placeBooking(tenant.scope, wish(noon));
    expect(made).toMatchObject({ ok: true, value: { view: { staff: "ben" } } });
    const anas = await placeBooking(tenant.scope, wish(noon + 120, { staff: "ana" }));
    if (!anas.ok || !blocked.ok || !("done" in blocked.value)) throw new Error("not set up");
    const move = () =>
      moveBooking(tenant.scope, {
        ...{ bookingId: anas.value.bookingId, actor: { kind: "customer" as const } },
        ...{ start: noon, timezone: "UTC" },
      });
    expect(await outcome(move())).toBe("slot_taken");
    await unblockTime(tenant.scope, boss, blocked.value.done.id, new Date());
    expect(await outcome(move())).toBe("booked");
  });
});

describe("B15: keeping time free while it is being booked", () => {
  /** What is left when both are done: never a booking in time that was kept free without anybody knowing. */
  const rounds = Array.from({ length: 12 }, (_, i) => addDays(day, i));

  test("a block and a booking: one sees the other, whoever is first", async () => {
    const tenant = await fixtureTenant();
    for (const date of rounds) {
      const start = clockAt(date, "12:30");
      const [placed, blocked] = await Promise.all([
        copies.place(tenant, [wish(start), wish(start)]),
        blockNoon(tenant, date),
      ]);
      if (!blocked.ok) throw new Error(blocked.error.code);
      const isBlocked = "done" in blocked.value;
      expect(placed, date).toEqual(isBlocked ? { slot_taken: 2 } : { booked: 1, slot_taken: 1 });
    }
    expect(await bookedInBlocks(tenant)).toBe(0);
  });

  test("time off and a booking, likewise", async () => {
    const tenant = await fixtureTenant();
    for (const date of rounds) {
      const [from, to] = [`${date}T12:00`, `${date}T13:00`];
      const [placed, entered] = await Promise.all([
        copies.place(tenant, [wish(clockAt(date, "12:30"))]),
        enterTimeOff(tenant.scope, boss, { staff: "ana", from, to, reason: "", told: [] }, new Date()),
      ]);
      if (!entered.ok) throw new Error(entered.error.code);
      expect(placed, date).toEqual("done" in entered.value ? { outside_availability: 1 } : { booked: 1 });
    }
  });

  const bookedInBlocks = async ({ tenantId }: FixtureTenant) => {
    const [row] = await platformDb().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM allocation a JOIN block b
        ON b.tenant_id = a.tenant_id AND b.staff_id = a.lane_id AND b.released_at IS NULL
       AND tstzrange(a.starts_at, a.ends_at, '[)') && tstzrange(b.starts_at, b.ends_at, '[)')
      WHERE a.tenant_id = ${tenantId}::uuid AND a.state = 'confirmed'`;
    return row?.count;
  };
});
