import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { audited } from "#lib/booking/testing/duel.ts";
import { type GatedRivals, gatedRivals, type RivalTask } from "#lib/booking/testing/gated-rivals.ts";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { interleavings } from "#lib/db/testing/interleave.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { offerNext } from "./offering.ts";
import { entryOf, joined, offerTo, runOut } from "./testing.ts";

// Two who want something else of one offer, through the product's own functions, in every order of the statements that
// matter: the snapshot, the lock on the entry, the offer's own row, and the end.

vi.setConfig({ testTimeout: 300_000 });
const marks = /set_config|FOR UPDATE|UPDATE "public"\."waitlist_offer"|^COMMIT/;
const zone = "America/New_York";

let environment: TestEnvironment;
let rivals: GatedRivals;
let tenant: FixtureTenant;
let serviceId: string;
let hour = 60;
beforeAll(async () => {
  environment = await testEnvironment();
  rivals = await gatedRivals(environment.superuserUrl);
  tenant = await fixtureTenant(salon({}, { horizonDays: 700 }));
  serviceId = (await platformDb().service.findFirstOrThrow({ where: { tenantId: tenant.tenantId } })).id;
});
afterAll(async () => {
  await rivals.stop();
  await environment.drop();
});

const now = Date.now();
const task = (what: object) => ({ tenantId: tenant.tenantId, now, ...what }) as RivalTask;

/** Somebody who waits for one time that nobody else waits for. */
async function waiting(): Promise<{ entryId: string; start: number }> {
  hour += 2;
  const start = inHours(hour);
  const date = localDateAt(start, zone);
  const minute = new Date(start * 60_000 - 5 * 3_600_000).getUTCHours() * 60;
  const times = [{ from: minute, to: minute + 5 }];
  return { entryId: await joined(tenant, { actor: owner, from: date, to: date, times }), start };
}

async function offered() {
  const { entryId, start } = await waiting();
  await offerNext(tenant.scope, serviceId);
  const offer = await offerTo(entryId);
  if (!offer) throw new Error("no offer");
  return { entryId, start, answer: { entryId, offerId: offer.id } };
}

interface Duel {
  tasks(): Promise<{ entryId: string; start: number; tasks: [RivalTask, RivalTask] }>;
  check?(entryId: string, outcomes: string): Promise<void>;
}

/** Every order; which outcomes came. */
async function fight({ tasks, check }: Duel): Promise<string[]> {
  const first = await tasks();
  await rivals.run(first.tasks, [], marks);
  const again = await tasks();
  const { trace } = await rivals.run(again.tasks, [], marks);
  const count = (who: 0 | 1) => trace.filter((one) => one.who === who && marks.test(one.sql)).length;
  const seen = new Set<string>();
  for (const schedule of interleavings(Math.min(4, count(0)), Math.max(3, Math.min(4, count(1))))) {
    const arena = await tasks();
    const { outcomes } = await rivals.run(arena.tasks, schedule, marks);
    seen.add(outcomes.join("/"));
    await check?.(arena.entryId, outcomes.join("/"));
    // What one order leaves open must not be offered in the next.
    await platformDb().$executeRaw`
      UPDATE waitlist_entry SET state = 'over', ended_at = now() WHERE id = ${arena.entryId}::uuid AND state = 'waiting'`;
  }
  return [...seen].toSorted();
}

const booked = async (entryId: string) => (await entryOf(entryId)).state === "booked";
const bookings = (start: number) =>
  platformDb().booking.count({
    where: { tenantId: tenant.tenantId, startsAt: new Date(start * 60_000), status: "confirmed" },
  });

test("B10: accepted while it runs out: booked, whoever was first, and nothing is held any more", async () => {
  const seen = await fight({
    tasks: async () => {
      const { entryId, start, answer } = await offered();
      await runOut(entryId);
      return { entryId, start, tasks: [task({ accept: answer }), task({ expire: answer })] };
    },
    check: async (entryId) => {
      expect(await booked(entryId)).toBe(true);
      expect(await offerTo(entryId)).toMatchObject({ state: "accepted" });
    },
  });
  expect(seen.every((one) => ["ok/ok", "ok/nothing"].includes(one))).toBe(true);
  expect(await audited(environment.superuserUrl)).toEqual([]);
});

test("accepted and declined in two windows: one of them counts, and the other hears so", async () => {
  const seen = await fight({
    tasks: async () => {
      const { entryId, start, answer } = await offered();
      return { entryId, start, tasks: [task({ accept: answer }), task({ decline: answer })] };
    },
    check: async (entryId, outcome) =>
      expect(await booked(entryId)).toBe(outcome === "ok/illegal_transition"),
  });
  expect(seen).toEqual(["illegal_transition/ok", "ok/illegal_transition"]);
  expect(await audited(environment.superuserUrl)).toEqual([]);
});

test("too late, against somebody on the page: one has it, the other loses cleanly", async () => {
  let at = 0;
  const seen = await fight({
    tasks: async () => {
      const { entryId, start, answer } = await offered();
      await runOut(entryId);
      at = start;
      return { entryId, start, tasks: [task({ accept: answer }), task({ place: wish(start) })] };
    },
    check: async (entryId, outcome) => {
      expect(await booked(entryId)).toBe(outcome.startsWith("ok/"));
      expect(await bookings(at)).toBe(1);
    },
  });
  expect(seen).toEqual(["ok/slot_taken", "slot_taken/ok"]);
  expect(await audited(environment.superuserUrl)).toEqual([]);
});

test("two workers at once make one offer", async () => {
  await fight({
    tasks: async () => {
      const { entryId, start } = await waiting();
      const offer = task({ offer: { serviceId } });
      return { entryId, start, tasks: [offer, offer] };
    },
    check: async (entryId, outcome) => {
      expect(outcome.split("/").filter((one) => one === "ok")).toHaveLength(1);
      expect(await platformDb().waitlistOffer.count({ where: { entryId } })).toBe(1);
    },
  });
  expect(await audited(environment.superuserUrl)).toEqual([]);
});
