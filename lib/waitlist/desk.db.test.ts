import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { owner, staffIdOf } from "#lib/booking/testing.ts";
import { mergeCustomers, undoMerge } from "#lib/customers/merge.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { showId } from "#lib/ids.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { offerFreedTime } from "./jobs.ts";
import { removeEntry, restoreEntry } from "./mutations.ts";
import { moveEntry } from "./order.ts";
import { countWaiting, loadOfferTimes, loadWaitlist, loadWaitsOf } from "./staff-loaders.ts";
import { offerOutOfTurn } from "./staff-offering.ts";
import { entryOf, joined, offerTo, oneStart } from "./testing.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let start: number;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());
beforeEach(async () => {
  start = inHours(72);
  tenant = await fixtureTenant(oneStart(start));
  const placed = await placeBooking(tenant.scope, wish(start));
  if (!placed.ok) throw new Error(placed.error.code);
});

const desk = { actor: owner, reach: null };
const viewer = { role: "owner", staffId: null } as const;
const line = async () => (await loadWaitlist(tenant.scope, viewer)).services.flatMap(({ lines }) => lines);
const order = async () => (await line()).map(({ id }) => id);
const shown = (id: string) => showId("waitlistEntry", id);

describe("the order", () => {
  test("up, down, top and a place; one row is changed and nobody else's", async () => {
    const ids = [await joined(tenant), await joined(tenant), await joined(tenant), await joined(tenant)];
    const [a = "", b = "", c = "", d = ""] = ids;
    const others = (id: string) =>
      platformDb().waitlistEntry.findMany({
        where: { tenantId: tenant.tenantId, NOT: { id } },
        orderBy: { id: "asc" },
      });
    const before = await others(d);
    const move = async (id: string, to: Parameters<typeof moveEntry>[3], expected: string[]) => {
      const moved = await moveEntry(tenant.scope, desk, id, to);
      expect(await order()).toEqual(expected.map(shown));
      expect(moved).toMatchObject({ ok: true, value: { position: expected.indexOf(id) + 1 } });
    };
    await move(d, "up", [a, b, d, c]);
    await move(d, "top", [d, a, b, c]);
    await move(d, "up", [d, a, b, c]);
    await move(d, "down", [a, d, b, c]);
    await move(d, 4, [a, b, c, d]);
    await move(d, "down", [a, b, c, d]);
    await move(d, 2, [a, d, b, c]);
    expect(await others(d)).toEqual(before);
    const late = await joined(tenant);
    expect((await order()).at(-1)).toBe(shown(late));
  });

  test("a gap that is halved a hundred times still has room", async () => {
    const [a, b, c] = [await joined(tenant), await joined(tenant), await joined(tenant)];
    let [upper, lower] = [b, c];
    for (let i = 0; i < 100; i++) {
      expect((await moveEntry(tenant.scope, desk, lower, 2)).ok).toBe(true);
      [upper, lower] = [lower, upper];
    }
    expect(await order()).toEqual([a, upper, lower].map(shown));
  });

  test("two at once to one place: both stand, in some order", async () => {
    const ids = [await joined(tenant), await joined(tenant), await joined(tenant)];
    const moved = await Promise.all(ids.slice(1).map((id) => moveEntry(tenant.scope, desk, id, "top")));
    expect(moved.some(({ ok }) => ok)).toBe(true);
    expect((await order()).toSorted()).toEqual(ids.map(shown).toSorted());
  });
});

test("who is removed by mistake is back in the same place", async () => {
  const ids = [await joined(tenant), await joined(tenant), await joined(tenant)];
  const [, second = ""] = ids;
  expect((await removeEntry(tenant.scope, desk, second)).ok).toBe(true);
  expect(await order()).toHaveLength(2);
  expect((await restoreEntry(tenant.scope, desk, second)).ok).toBe(true);
  expect(await order()).toEqual(ids.map(shown));
  expect(await restoreEntry(tenant.scope, desk, second)).toMatchObject({
    error: { code: "illegal_transition" },
  });
});

test("an offer out of turn: times that fit, held like any other; not two at once", async () => {
  const open = await fixtureTenant(salon());
  const today = localDateAt(Math.floor(Date.now() / 60_000), "America/New_York");
  const wanted = { actor: owner, from: today, times: [{ from: 600, to: 720 }] };
  const [first, second] = [await joined(open, wanted), await joined(open, wanted)];
  const times = await loadOfferTimes(open.scope, viewer, shown(second));
  const [time = 0] = times;
  expect(times.length).toBeGreaterThan(4);
  expect((await offerOutOfTurn(open.scope, desk, { entryId: second, start: time })).ok).toBe(true);
  expect(await offerTo(second)).toMatchObject({ state: "open", startsAt: new Date(time * 60_000) });
  expect(await loadOfferTimes(open.scope, viewer, shown(second))).toEqual([]);
  const again = await offerOutOfTurn(open.scope, desk, { entryId: second, start: time + 60 });
  expect(again).toMatchObject({ error: { code: "illegal_transition" } });
  const taken = await offerOutOfTurn(open.scope, desk, { entryId: first, start: time });
  expect(taken).toMatchObject({ error: { code: "slot_taken" } });
  const soon = await offerOutOfTurn(open.scope, desk, {
    entryId: first,
    start: Math.floor(Date.now() / 60_000) + 5,
  });
  expect(soon).toMatchObject({ error: { code: "too_soon" } });
});

test("T1: staff see and offer what is theirs, and nothing else exists for them", async () => {
  const both = await fixtureTenant(salon({}, { staff: ["ana", "ben"] }));
  const [ana, ben] = [await staffIdOf(both, "ana"), await staffIdOf(both, "ben")];
  const anyone = await joined(both, { actor: owner });
  const withAna = await joined(both, { actor: owner, staff: "ana" });
  const withBen = await joined(both, { actor: owner, staff: "ben" });
  const asBen = { role: "staff", staffId: ben } as const;
  const seen = (await loadWaitlist(both.scope, asBen)).services.flatMap(({ lines }) =>
    lines.map(({ id }) => id),
  );
  expect(seen).toEqual([anyone, withBen].map(shown));
  expect(await countWaiting(both.scope, asBen)).toBe(2);
  expect(await countWaiting(both.scope, viewer)).toBe(3);
  expect(await countWaiting(both.scope, { role: "staff", staffId: null })).toBe(0);
  const by = { actor: owner, reach: [ben] };
  expect(await removeEntry(both.scope, by, withAna)).toMatchObject({ error: { code: "not_found" } });
  expect(await loadOfferTimes(both.scope, asBen, shown(withAna))).toEqual([]);
  const [time = 0] = await loadOfferTimes(both.scope, asBen, shown(anyone));
  expect((await offerOutOfTurn(both.scope, by, { entryId: anyone, start: time })).ok).toBe(true);
  expect((await offerTo(anyone))?.staffId).toBe(ben);
  expect(ana).not.toBe(ben);
});

test("a merge carries the places over, undoing it gives exactly them back", async () => {
  const [keep, other] = [await joined(tenant), await joined(tenant)];
  const customer = async (id: string) => (await entryOf(id)).customerId;
  const [kept, gone] = [await customer(keep), await customer(other)];
  const merged = await mergeCustomers(tenant.scope, owner, { keep: kept, merge: gone });
  if (!merged.ok) throw new Error(merged.error.code);
  expect(await customer(other)).toBe(kept);
  expect(await loadWaitsOf(tenant.scope, viewer, showId("customer", kept))).toHaveLength(2);
  const since = await joined(tenant);
  const undone = await undoMerge(tenant.scope, owner, { merge: merged.value.merge, now: new Date() });
  expect(undone.ok).toBe(true);
  expect([await customer(keep), await customer(other)]).toEqual([kept, gone]);
  expect(await customer(since)).not.toBe(gone);
  expect(await offerFreedTime()).toBe(0);
});
