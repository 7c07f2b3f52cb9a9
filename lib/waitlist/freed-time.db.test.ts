import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blockTime, unblockTime } from "#lib/blocks/mutations.ts";
import { answerRequest } from "#lib/booking/approval.ts";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { expireHolds } from "#lib/booking/jobs.ts";
import { moveBooking } from "#lib/booking/move.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { newHoldToken } from "#lib/holds/hold.ts";
import { releaseOutdatedHolds } from "#lib/holds/jobs.ts";
import { dropHold, takeHold } from "#lib/holds/mutations.ts";
import { newId } from "#lib/ids.ts";
import { endOutdatedWishes, offerFreedTime, offerToAll } from "./jobs.ts";
import { entryOf, joined, offerTo, oneStart } from "./testing.ts";

// Whatever frees time leads to an offer, without a word of its own about the waitlist.

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

interface Arena {
  tenant: FixtureTenant;
  start: number;
}

const member = { kind: "member", userId: newId(), role: "owner", staffId: null } as const;
const past = () => new Date(Date.now() - 60_000);

async function book({ tenant, start }: Arena, change: Parameters<typeof wish>[1] = {}): Promise<string> {
  const placed = await placeBooking(tenant.scope, wish(start, change));
  if (!placed.ok) throw new Error(placed.error.code);
  return placed.value.bookingId;
}

async function hold({ tenant, start }: Arena): Promise<string> {
  const token = newHoldToken();
  const held = await takeHold(tenant.scope, { service: "cut", start, timezone: "UTC", token, network: "n" });
  if (!held.ok) throw new Error(held.error.code);
  return token;
}

type Way = (arena: Arena) => Promise<() => Promise<unknown>>;

/** How the one time is taken, and how it comes free. */
const ways: Record<string, { service?: Parameters<typeof oneStart>[2]; take: Way }> = {
  "a booking is cancelled by its customer": {
    take: async (arena) => {
      const bookingId = await book(arena);
      return () => cancelBooking(arena.tenant.scope, { bookingId, actor: { kind: "customer" } });
    },
  },
  "a booking is moved elsewhere by the business": {
    take: async (arena) => {
      const bookingId = await book(arena);
      const move = { bookingId, actor: owner, start: arena.start + 7 * 1440, timezone: "UTC" };
      return () => moveBooking(arena.tenant.scope, move);
    },
  },
  "a request is declined": {
    service: { approval: true },
    take: async (arena) => {
      const bookingId = await book(arena);
      return () => answerRequest(arena.tenant.scope, { bookingId, actor: owner, approve: false });
    },
  },
  "a request runs out": {
    service: { approval: true },
    take: async (arena) => {
      const bookingId = await book(arena);
      return async () => {
        await platformDb().booking.update({
          where: { tenantId_id: { tenantId: arena.tenant.tenantId, id: bookingId } },
          data: { holdExpiresAt: past() },
        });
        await platformDb().allocation.updateMany({ where: { bookingId }, data: { holdExpiresAt: past() } });
        await expireHolds();
      };
    },
  },
  "somebody leaves the booking form": {
    take: async (arena) => {
      const token = await hold(arena);
      return () => dropHold(arena.tenant.scope, token);
    },
  },
  "somebody forgets the booking form": {
    take: async (arena) => {
      await hold(arena);
      const where = { tenantId: arena.tenant.tenantId };
      return async () => {
        await platformDb().hold.updateMany({ where, data: { expiresAt: past() } });
        await platformDb().allocation.updateMany({ where, data: { holdExpiresAt: past() } });
        await releaseOutdatedHolds();
      };
    },
  },
  "a block is taken away": {
    take: async ({ tenant, start }) => {
      const wall = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 16);
      const lane = { kind: "staff", slug: "ana" } as const;
      const input = { lane, from: wall(start), to: wall(start + 30), reason: "", told: [] };
      const made = await blockTime(tenant.scope, member, input, { zone: "UTC", now: new Date() });
      if (!made.ok || "overlapping" in made.value) throw new Error("not blocked");
      const { id } = made.value.done;
      return () => unblockTime(tenant.scope, member, id, new Date());
    },
  },
  "time off ends early": {
    take: async ({ tenant }) => {
      const { tenantId } = tenant;
      const ana = await platformDb().staff.findFirstOrThrow({ where: { tenantId, slug: "ana" } });
      const id = newId();
      const days = { fromWall: "2020-01-01T00:00", toWall: "2099-01-01T00:00", timezone: "UTC" };
      await platformDb().timeOff.create({
        data: { tenantId, id, staffId: ana.id, state: "approved", ...days },
      });
      return () =>
        platformDb().timeOff.update({
          where: { tenantId_id: { tenantId, id } },
          data: { endedAt: new Date() },
        });
    },
  },
  "the notice becomes shorter": {
    service: { minimumNoticeMinutes: 4 * 1440 },
    take: async ({ tenant: { tenantId } }) => {
      return () =>
        platformDb().service.updateMany({ where: { tenantId }, data: { minimumNoticeMinutes: 0 } });
    },
  },
  "a class gets another seat": {
    service: { capacity: 2 },
    take: async (arena) => {
      const bookingId = await book(arena, { party: 2 });
      const { sessionId } = await platformDb().booking.findFirstOrThrow({ where: { id: bookingId } });
      return () => platformDb().session.updateMany({ where: { id: sessionId ?? "" }, data: { capacity: 3 } });
    },
  },
  "a party becomes smaller": {
    service: { capacity: 2 },
    take: async (arena) => {
      const bookingId = await book(arena, { party: 2 });
      return () => moveBooking(arena.tenant.scope, { bookingId, actor: { kind: "customer" }, party: 1 });
    },
  },
};

async function arena(service: Parameters<typeof oneStart>[2] = {}): Promise<Arena> {
  const start = inHours(72);
  return { tenant: await fixtureTenant(oneStart(start, service.capacity ?? 1, service)), start };
}

const notes = ({ tenantId }: FixtureTenant) => platformDb().freedTime.count({ where: { tenantId } });

describe("an offer follows when", () => {
  test.each(Object.entries(ways))("%s", async (_, { service, take }) => {
    const here = await arena(service);
    const free = await take(here);
    const entry = await joined(here.tenant);
    await offerFreedTime();
    expect(await offerToAll()).toBe(0);
    await free();
    expect(await offerFreedTime()).toBe(1);
    expect(await offerTo(entry)).toMatchObject({ state: "open", startsAt: new Date(here.start * 60_000) });
  });
});

test("where nobody waits, nothing is noted", async () => {
  const here = await arena();
  const bookingId = await book(here);
  await cancelBooking(here.tenant.scope, { bookingId, actor: { kind: "customer" } });
  expect(await notes(here.tenant)).toBe(0);
});

test("a note that is lost with its worker is made up for, and a pass that runs twice doubles nothing", async () => {
  const here = await arena();
  const bookingId = await book(here);
  const entry = await joined(here.tenant);
  await cancelBooking(here.tenant.scope, { bookingId, actor: { kind: "customer" } });
  expect(await notes(here.tenant)).toBeGreaterThan(0);
  await platformDb().freedTime.deleteMany({ where: { tenantId: here.tenant.tenantId } });
  expect(await offerFreedTime()).toBe(0);
  expect(await offerToAll()).toBe(1);
  expect(await offerToAll()).toBe(0);
  expect(await platformDb().waitlistOffer.count({ where: { entryId: entry } })).toBe(1);
});

test("whom the business has blocked, and who has as many as they may, is passed over", async () => {
  const here = await arena({ limits: { perCustomer: 1 } });
  const bookingId = await book(here);
  const [blocked, second] = [await joined(here.tenant), await joined(here.tenant)];
  await platformDb().customer.update({
    where: { tenantId_id: { tenantId: here.tenant.tenantId, id: (await entryOf(blocked)).customerId } },
    data: { blockedAt: new Date() },
  });
  await cancelBooking(here.tenant.scope, { bookingId, actor: { kind: "customer" } });
  expect(await offerFreedTime()).toBe(1);
  expect(await offerTo(blocked)).toBeNull();
  expect(await offerTo(second)).toMatchObject({ state: "open" });
});

test("a wish whose last day is over ends by itself", async () => {
  const here = await arena();
  await book(here);
  const entry = await joined(here.tenant);
  expect((await entryOf(entry)).state).toBe("waiting");
  const yesterday = new Date(Date.now() - 2 * 86_400_000);
  await platformDb().waitlistEntry.updateMany({
    where: { id: entry },
    data: { fromDate: yesterday, toDate: yesterday },
  });
  await endOutdatedWishes();
  expect(await entryOf(entry)).toMatchObject({ state: "over" });
});
