import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { outcomes, overlapping, owner, staffIdOf } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, wish } from "#lib/db/testing/fixture.ts";
import { acceptOffer, declineOffer } from "./accepting.ts";
import { expireOffers, offerFreedTime, offerToAll } from "./jobs.ts";
import { joinWaitlist } from "./joining.ts";
import { leaveWaitlist, removeEntry } from "./mutations.ts";
import { entryOf, joined, offerTo, oneStart, runOut, waits } from "./testing.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
/** The only start there is, and who has it. */
let start: number;
let bookingId: string;

beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

/** A business with one single start, which `seats` people may share, all of them taken. */
async function full(seats = 1): Promise<void> {
  start = inHours(72);
  tenant = await fixtureTenant(oneStart(start, seats));
  const placed = await placeBooking(tenant.scope, wish(start, { party: seats }));
  if (!placed.ok) throw new Error(placed.error.code);
  bookingId = placed.value.bookingId;
}
beforeEach(async () => {
  // What the loser of a race was offered is still to be ended.
  await expireOffers();
  await full();
});

const cancel = (id = bookingId) =>
  cancelBooking(tenant.scope, { bookingId: id, actor: { kind: "customer" } });
const accept = async (entryId: string) => {
  const offer = await offerTo(entryId);
  return acceptOffer(tenant.scope, { entryId, offerId: offer?.id ?? "" });
};
const decline = async (entryId: string) => {
  const offer = await offerTo(entryId);
  return declineOffer(tenant.scope, { entryId, offerId: offer?.id ?? "" });
};
const openOffers = () =>
  platformDb().waitlistOffer.count({ where: { tenantId: tenant.tenantId, state: "open" } });
const staff = { actor: owner, reach: null };

test("a freed time is held for the first in line, who gets a mail, and books it with one press", async () => {
  const [first, second] = [await joined(tenant), await joined(tenant)];
  expect(await offerFreedTime()).toBe(0);
  await cancel();
  expect(await offerFreedTime()).toBe(1);
  const offer = await offerTo(first);
  expect(offer).toMatchObject({ state: "open", startsAt: new Date(start * 60_000) });
  expect(offer?.staffId).toBe(await staffIdOf(tenant, "ana"));
  expect(await offerTo(second)).toBeNull();
  const mails = await platformDb().message.findMany({
    where: { tenantId: tenant.tenantId, kind: { startsWith: "waitlist:" } },
  });
  expect(mails.map(({ kind }) => kind).sort()).toEqual([
    "waitlist:joined",
    "waitlist:joined",
    "waitlist:offer",
  ]);
  // Nobody else can have it meanwhile.
  expect(await placeBooking(tenant.scope, wish(start))).toMatchObject({ error: { code: "slot_taken" } });
  const accepted = await accept(first);
  expect(accepted.ok).toBe(true);
  expect(await entryOf(first)).toMatchObject({ state: "booked" });
  const booking = await platformDb().booking.findFirstOrThrow({
    where: { id: (await entryOf(first)).bookingId ?? "" },
  });
  expect(booking).toMatchObject({ status: "confirmed", source: "waitlist", customerName: "Wanda Waiting" });
  expect(await offerToAll()).toBe(0);
  expect(await overlapping(environment.superuserUrl)).toBe(0);
});

describe("B22: one freed seat", () => {
  test("accepted twice by one person is one booking, and both presses hear of it", async () => {
    const entry = await joined(tenant);
    await cancel();
    await offerFreedTime();
    const answers = await Promise.all([accept(entry), accept(entry), accept(entry)]);
    const ids = answers.map((answer) => (answer.ok ? answer.value.bookingId : answer.error.code));
    expect(new Set(ids).size).toBe(1);
    expect(
      await platformDb().booking.count({ where: { tenantId: tenant.tenantId, source: "waitlist" } }),
    ).toBe(1);
  });

  test("of two who accept it at once, one wins and the other keeps their place", async () => {
    const [first, second] = [await joined(tenant), await joined(tenant)];
    await cancel();
    await offerFreedTime();
    // The first came too late, so that both have been offered it by now.
    await runOut(first);
    await expireOffers();
    await offerFreedTime();
    expect(await offerTo(second)).toMatchObject({ state: "open" });
    await runOut(second);
    expect(await outcomes([accept(first), accept(second)])).toEqual({ booked: 1, slot_taken: 1 });
    const states = [(await entryOf(first)).state, (await entryOf(second)).state].sort();
    expect(states).toEqual(["booked", "waiting"]);
    expect(await overlapping(environment.superuserUrl)).toBe(0);
  });

  test("workers at once make one offer", async () => {
    const entries = [await joined(tenant), await joined(tenant), await joined(tenant)];
    await cancel();
    const made = await Promise.all([offerFreedTime(), offerToAll(), offerToAll(), offerFreedTime()]);
    expect(made.reduce((sum, count) => sum + count)).toBe(1);
    expect(await openOffers()).toBe(1);
    expect(await offerTo(entries[0] ?? "")).toMatchObject({ state: "open" });
    expect(await offerToAll()).toBe(0);
  });
});

describe("the order", () => {
  test("a party that does not fit is passed over and keeps its place", async () => {
    await full(3);
    await cancel();
    const filled = await placeBooking(tenant.scope, wish(start, { party: 3 }));
    if (!filled.ok) throw new Error(filled.error.code);
    const [three, two, one] = [
      await joined(tenant, { party: 3 }),
      await joined(tenant, { party: 2 }),
      await joined(tenant),
    ];
    await offerFreedTime();
    // One seat of three comes free: only the last in line fits.
    await platformDb().$executeRaw`
      UPDATE seat SET live = false WHERE tenant_id = ${tenant.tenantId}::uuid AND booking_id = ${filled.value.bookingId}::uuid AND seat_no = 3`;
    expect(await offerFreedTime()).toBe(1);
    expect([await offerTo(three), await offerTo(two)]).toEqual([null, null]);
    expect(await offerTo(one)).toMatchObject({ state: "open" });
    expect((await accept(one)).ok).toBe(true);
  });

  test("two seats come free: the first two in line get one each", async () => {
    await full(2);
    const entries = [await joined(tenant), await joined(tenant), await joined(tenant)];
    await cancel();
    expect(await offerFreedTime()).toBe(2);
    const offers = await Promise.all(entries.map(offerTo));
    expect(offers.map((offer) => offer?.state)).toEqual(["open", "open", undefined]);
    expect(await outcomes(entries.slice(0, 2).map(accept))).toEqual({ booked: 2 });
  });

  test("a no goes to the next at once, and is not asked again", async () => {
    const [first, second] = [await joined(tenant), await joined(tenant)];
    await cancel();
    await offerFreedTime();
    expect((await decline(first)).ok).toBe(true);
    expect((await decline(first)).ok).toBe(true);
    expect(await offerFreedTime()).toBe(1);
    expect(await offerTo(second)).toMatchObject({ state: "open" });
    await decline(second);
    await offerFreedTime();
    expect(await offerToAll()).toBe(0);
    expect(await entryOf(first)).toMatchObject({ state: "waiting" });
  });

  test("a deadline that passed goes to the next; too late books all the same while it is free", async () => {
    const [first, second] = [await joined(tenant), await joined(tenant)];
    await cancel();
    await offerFreedTime();
    await runOut(first);
    expect(await expireOffers()).toBe(1);
    expect(await expireOffers()).toBe(0);
    await offerFreedTime();
    expect(await offerTo(second)).toMatchObject({ state: "open" });
    expect(await accept(first)).toMatchObject({ error: { code: "slot_taken" } });
    expect(await entryOf(first)).toMatchObject({ state: "waiting" });
    await leaveWaitlist(tenant.scope, second);
    expect((await accept(first)).ok).toBe(true);
  });

  test("whoever left or was removed is offered nothing, and loses what they were offered", async () => {
    const [gone, out, stays] = [await joined(tenant), await joined(tenant), await joined(tenant)];
    await removeEntry(tenant.scope, staff, out);
    await cancel();
    await offerFreedTime();
    expect(await offerTo(gone)).toMatchObject({ state: "open" });
    await leaveWaitlist(tenant.scope, gone);
    await offerFreedTime();
    expect(await offerTo(gone)).toMatchObject({ state: "withdrawn" });
    expect(await offerTo(out)).toBeNull();
    expect(await offerTo(stays)).toMatchObject({ state: "open" });
    expect(await accept(gone)).toMatchObject({ error: { code: "illegal_transition" } });
  });
});

describe("joining", () => {
  test("the same person joins once, whatever comes twice or at once; who they are stays", async () => {
    const request = waits();
    const again = { ...request, to: request.from, customer: { ...request.customer, name: "Somebody Else" } };
    const all = await Promise.all([request, request, again].map((one) => joinWaitlist(tenant.scope, one)));
    expect(new Set(all.map((one) => one.ok && one.value.entryId)).size).toBe(1);
    const rows = await platformDb().waitlistEntry.findMany({ where: { tenantId: tenant.tenantId } });
    expect(rows).toHaveLength(1);
    await joinWaitlist(tenant.scope, again);
    const [row] = await platformDb().waitlistEntry.findMany({ where: { tenantId: tenant.tenantId } });
    expect(row?.toDate.toISOString().slice(0, 10)).toBe(request.from);
    expect(["Wanda Waiting", "Somebody Else"]).toContain(row?.name);
    expect(row?.name).toBe(rows[0]?.name);
  });

  test("nobody waits for what is free: those times are the answer", async () => {
    await cancel();
    const refused = await joinWaitlist(tenant.scope, waits());
    expect(refused).toMatchObject({
      error: { code: "illegal_transition", alternatives: [expect.any(String)] },
    });
    expect(await platformDb().waitlistEntry.count({ where: { tenantId: tenant.tenantId } })).toBe(0);
    expect(
      await platformDb().customer.count({ where: { tenantId: tenant.tenantId, name: "Wanda Waiting" } }),
    ).toBe(0);
  });

  test("a service without a waitlist, days that are over, a stranger's business: no", async () => {
    const past = await joinWaitlist(tenant.scope, waits({ from: "2020-01-01", to: "2020-01-02" }));
    expect(past).toMatchObject({ error: { code: "invalid" } });
    await platformDb().service.updateMany({
      where: { tenantId: tenant.tenantId },
      data: { waitlistMinutes: null },
    });
    expect(await joinWaitlist(tenant.scope, waits())).toMatchObject({ error: { code: "invalid" } });
  });

  test("T: an entry and an offer of another business do not exist", async () => {
    const entry = await joined(tenant);
    await cancel();
    await offerFreedTime();
    const offer = await offerTo(entry);
    const other = await fixtureTenant();
    const answer = { entryId: entry, offerId: offer?.id ?? "" };
    const missing = { error: { code: "not_found" } };
    expect(await acceptOffer(other.scope, answer)).toMatchObject(missing);
    expect(await declineOffer(other.scope, answer)).toMatchObject(missing);
    expect(await leaveWaitlist(other.scope, entry)).toMatchObject(missing);
    expect(await removeEntry(other.scope, staff, entry)).toMatchObject(missing);
    expect(await offerTo(entry)).toMatchObject({ state: "open" });
  });
});
