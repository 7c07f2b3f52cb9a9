import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { showId } from "#lib/ids.ts";
import { loadCustomer } from "./detail.ts";
import { loadCustomers } from "./loaders.ts";
import { mergeCustomers, undoMerge } from "./merge.ts";
import { onCustomer, setBlocked } from "./mutations.ts";
import { books, mailbox, owner } from "./testing.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant();
});
afterAll(() => environment.drop());

let made = 0;
/** A customer with some bookings. */
async function person(bookings = 1, business = tenant) {
  const email = mailbox(`person-${++made}@example.com`);
  const name = `Person ${made}`;
  const all = [];
  for (let i = 0; i < bookings; i++) all.push(await books(business, { name, email }));
  return { id: all[0]?.customer ?? "", email, name, bookings: all.map(({ booking }) => booking) };
}

const merge = async (keep: string, other: string, business = tenant) => {
  const result = await mergeCustomers(business.scope, owner, { keep, merge: other });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.merge;
};
const undo = (id: string) => undoMerge(tenant.scope, owner, { merge: id, now: new Date() });

/** Every row of a business that a merge could touch. */
const rows = async ({ tenantId } = tenant) => ({
  customers: await platformDb().customer.findMany({ where: { tenantId }, orderBy: { id: "asc" } }),
  words: await platformDb().customerWord.findMany({
    where: { tenantId },
    orderBy: [{ customerId: "asc" }, { word: "asc" }],
  }),
  bookings: await platformDb().booking.findMany({ where: { tenantId }, orderBy: { id: "asc" } }),
});
const ownerOf = async (booking: string) =>
  (await platformDb().booking.findFirstOrThrow({ where: { id: booking } })).customerId;

describe("merging and undoing", () => {
  test("gives back the very same rows", async () => {
    const [a, b] = [await person(2), await person(3)];
    const before = await rows();
    const id = await merge(a.id, b.id);
    for (const booking of b.bookings) expect(await ownerOf(booking)).toBe(a.id);
    expect(await rows()).not.toEqual(before);
    expect(await undo(id)).toEqual({ ok: true, value: { customer: b.id } });
    expect(await rows()).toEqual(before);
    expect(await undo(id)).toMatchObject({ ok: false, error: { code: "version_conflict" } });
  });

  test("in any order, over a chain of merges", async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const [a, b, c] = [await person(), await person(2), await person()];
      const before = await rows();
      const merges = [await merge(a.id, b.id), await merge(c.id, a.id)];
      for (const booking of [...a.bookings, ...b.bookings]) expect(await ownerOf(booking)).toBe(c.id);
      for (const index of order) expect(await undo(merges[index] ?? "")).toMatchObject({ ok: true });
      expect(await rows()).toEqual(before);
    }
  });

  test("what went back stays where it was merged to next", async () => {
    const [a, b, c] = [await person(), await person(), await person()];
    const first = await merge(a.id, b.id);
    const second = await merge(c.id, a.id);
    await undo(first);
    await merge(c.id, b.id);
    await undo(second);
    expect(await ownerOf(b.bookings[0] ?? "")).toBe(c.id);
    expect(await ownerOf(a.bookings[0] ?? "")).toBe(a.id);
    const row = await platformDb().customer.findFirstOrThrow({ where: { id: b.id } });
    expect(row.mergedIntoId).toBe(c.id);
  });

  test("the merged address and words find the kept record; what is booked since stays there", async () => {
    const [a, b] = [await person(), await person()];
    const id = await merge(a.id, b.id);
    const since = await books(tenant, { name: "Whoever", email: b.email });
    expect(since.customer).toBe(a.id);
    const found = await loadCustomers(tenant.scope, owner, {
      query: { q: b.email.address },
      now: new Date(),
    });
    expect(found.lines.map((line) => line.id)).toEqual([showId("customer", a.id)]);
    const view = await loadCustomer(tenant.scope, owner, showId("customer", b.id), new Date());
    expect(view).toMatchObject({ id: showId("customer", a.id), merged: [{ merge: id, name: b.name }] });
    await undo(id);
    expect(await ownerOf(since.booking)).toBe(a.id);
  });

  test("B16: a limit per customer counts both addresses", async () => {
    const limited = await fixtureTenant(salon({}, { limits: { perCustomer: 2 } }));
    const [a, b] = [await person(1, limited), await person(1, limited)];
    await merge(a.id, b.id, limited);
    for (const email of [a.email, b.email])
      expect(
        await placeBooking(limited.scope, wish(inHours(400), { customer: { name: "X", email } })),
      ).toMatchObject({
        ok: false,
        error: { code: "limit_reached" },
      });
  });

  test("a block of either holds for both addresses, until it is lifted", async () => {
    const [a, b] = [await person(), await person()];
    const blocked = (id: string, on: boolean) =>
      onCustomer(tenant.scope, owner, id, async (tx, row) => {
        await setBlocked(tx, tenant.scope, owner, row, { blocked: on, reason: "", now: new Date() });
        return { ok: true, value: null };
      });
    await blocked(b.id, true);
    await merge(a.id, b.id);
    for (const email of [a.email, b.email])
      await expect(books(tenant, { name: "X", email })).rejects.toThrow("limit_reached");
    await blocked(a.id, false);
    for (const email of [a.email, b.email])
      expect((await books(tenant, { name: "X", email })).customer).toBe(a.id);
  });

  test("T1, T3: records of another business, and merges of theirs, are not there", async () => {
    const elsewhere = await fixtureTenant();
    const [a, foreign] = [await person(), await person(1, elsewhere)];
    const before = [await rows(), await rows(elsewhere)];
    const random = "0190a5d0-0000-7000-8000-00000000beef";
    for (const other of [foreign.id, random])
      for (const [keep, merged] of [
        [a.id, other],
        [other, a.id],
      ] as const)
        expect(await mergeCustomers(tenant.scope, owner, { keep, merge: merged })).toEqual({
          ok: false,
          error: { code: "not_found" },
        });
    expect(await mergeCustomers(tenant.scope, owner, { keep: a.id, merge: a.id })).toMatchObject({
      ok: false,
    });
    expect([await rows(), await rows(elsewhere)]).toEqual(before);
    const theirs = await merge(foreign.id, (await person(1, elsewhere)).id, elsewhere);
    expect(await undo(theirs)).toEqual(await undo(random));
  });
});

describe("at once", () => {
  test("of merges in both directions one wins, and nobody is merged into a merged record", async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b, c] = [await person(), await person(), await person()];
      const pairs = [
        [a, b],
        [b, a],
        [c, a],
        [b, c],
      ] as const;
      const results = await Promise.all(
        pairs.map(([keep, other]) => mergeCustomers(tenant.scope, owner, { keep: keep.id, merge: other.id })),
      );
      expect(results.some(({ ok }) => ok)).toBe(true);
      for (const result of results)
        if (!result.ok) expect(["version_conflict", "try_again"]).toContain(result.error.code);
      const customers = await platformDb().customer.findMany({ where: { tenantId: tenant.tenantId } });
      const merged = new Map(customers.map((row) => [row.id, row.mergedIntoId]));
      for (const into of merged.values()) if (into) expect(merged.get(into)).toBeNull();
      for (const { bookings } of [a, b, c])
        for (const booking of bookings) expect(merged.get(await ownerOf(booking))).toBeNull();
    }
  });

  test("a booking made while its record is merged ends with whom the address finds", async () => {
    for (let round = 0; round < 8; round++) {
      const [a, b] = [await person(), await person()];
      const [booked] = await Promise.all([
        books(tenant, { name: b.name, email: b.email }),
        merge(a.id, b.id),
      ]);
      expect(await ownerOf(booked.booking)).toBe(a.id);
    }
  });
});
