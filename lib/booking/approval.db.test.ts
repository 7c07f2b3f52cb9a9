import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadRequests } from "#lib/agenda/requests.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { showId } from "#lib/ids.ts";
import { answerRequest } from "./approval.ts";
import { cancelBooking } from "./cancellation.ts";
import { decisionToken, resolveDecisionToken } from "./decision-token.ts";
import { expireHolds } from "./jobs.ts";
import { moveBooking } from "./move.ts";
import { placeBooking } from "./placement.ts";

let environment: TestEnvironment;
let tenant: FixtureTenant;
let group: FixtureTenant;
const asks = { approval: true, approvalHours: 12, reminders: [{ hoursBefore: 24 }] };
beforeAll(async () => {
  environment = await testEnvironment();
  tenant = await fixtureTenant(salon({}, asks));
  group = await fixtureTenant(salon({}, { ...asks, capacity: 2 }));
});
afterAll(() => environment.drop());

const owner = { kind: "member", userId: "u", role: "owner", staffId: null } as const;

async function request(start: number, from = tenant, more = {}): Promise<string> {
  const placed = await placeBooking(from.scope, wish(start, more));
  if (!placed.ok) throw new Error(placed.error.code);
  expect(placed.value.view.status).toBe("held");
  return placed.value.bookingId;
}

const read = (id: string) =>
  platformDb().booking.findFirstOrThrow({
    where: { id },
    include: {
      allocations: true,
      seats: true,
      events: { orderBy: { version: "asc" } },
      messages: { orderBy: [{ subjectVersion: "asc" }, { audience: "asc" }, { kind: "asc" }] },
    },
  });

const told = ({ messages }: Awaited<ReturnType<typeof read>>) =>
  messages.map(({ subjectVersion, audience, kind }) => `${subjectVersion} ${audience} ${kind}`);

describe("a service that asks first", () => {
  test("a customer's booking holds its time and waits; nobody else gets it", async () => {
    const start = inHours(100);
    const booking = await read(await request(start));
    expect(booking).toMatchObject({ status: "held", holdReason: "approval" });
    const wait = (booking.holdExpiresAt?.getTime() ?? 0) - booking.createdAt.getTime();
    expect(Math.round(wait / 3_600_000)).toBe(12);
    expect(booking.allocations).toMatchObject([{ state: "held", holdExpiresAt: booking.holdExpiresAt }]);
    expect(told(booking)).toEqual(["1 business requested", "1 customer requested", "1 staff requested"]);
    expect(await placeBooking(tenant.scope, wish(start))).toMatchObject({ error: { code: "slot_taken" } });
  });

  test("it waits no longer than until it would begin", async () => {
    const start = inHours(3);
    const { holdExpiresAt } = await read(await request(start));
    expect(holdExpiresAt?.getTime()).toBe(start * 60_000);
  });

  test("what staff book is certain at once", async () => {
    const placed = await placeBooking(tenant.scope, wish(inHours(110), { actor: owner }));
    expect(placed).toMatchObject({ ok: true, value: { view: { status: "confirmed" } } });
  });

  test("a yes confirms it: same id, next version, the time its own, reminders from now on", async () => {
    const id = await request(inHours(120));
    const answered = await answerRequest(tenant.scope, { bookingId: id, actor: owner, approve: true });
    expect(answered).toMatchObject({ ok: true, value: { status: "confirmed", version: 2 } });
    const booking = await read(id);
    expect(booking).toMatchObject({ holdReason: null, holdExpiresAt: null });
    expect(booking.allocations).toMatchObject([{ state: "confirmed", holdExpiresAt: null }]);
    expect(booking.events.map(({ kind }) => kind)).toEqual(["created", "confirmed"]);
    expect(told(booking).slice(3)).toEqual(["2 customer approved", "2 customer reminder:24h"]);
    const again = await answerRequest(tenant.scope, { bookingId: id, actor: owner, approve: false });
    expect(again).toMatchObject({ error: { code: "illegal_transition" } });
  });

  test("a no frees the time and tells the customer why", async () => {
    const start = inHours(130);
    const id = await request(start);
    const reason = "We are closed for stocktaking.";
    const answered = await answerRequest(tenant.scope, {
      bookingId: id,
      actor: owner,
      approve: false,
      reason,
    });
    expect(answered).toMatchObject({ ok: true, value: { status: "declined", version: 2 } });
    const booking = await read(id);
    expect(booking).toMatchObject({ cancelReason: reason, allocations: [{ state: "released" }] });
    expect(told(booking).slice(3)).toEqual(["2 customer declined"]);
    expect((await placeBooking(tenant.scope, wish(start, { actor: owner }))).ok).toBe(true);
  });

  test("without an answer it ends, and both sides are told", async () => {
    const id = await request(inHours(140));
    const holdExpiresAt = new Date(Date.now() - 1000);
    await platformDb().booking.updateMany({ where: { id }, data: { holdExpiresAt } });
    await platformDb().allocation.updateMany({ where: { bookingId: id }, data: { holdExpiresAt } });
    const late = await answerRequest(tenant.scope, { bookingId: id, actor: owner, approve: true });
    expect(late).toMatchObject({ error: { code: "illegal_transition" } });
    expect(await read(id)).toMatchObject({ status: "held", version: 1 });
    expect(await expireHolds()).toBe(1);
    const booking = await read(id);
    expect(booking.status).toBe("expired");
    expect(told(booking).slice(3)).toEqual(["2 business expired", "2 customer expired", "2 staff expired"]);
  });

  test("what waits can be moved and taken back by the customer, and goes on waiting meanwhile", async () => {
    const id = await request(inHours(160));
    const customer = { kind: "customer" } as const;
    const moved = await moveBooking(tenant.scope, {
      ...{ bookingId: id, actor: customer, start: inHours(162), timezone: "UTC" },
    });
    expect(moved).toMatchObject({ ok: true, value: { status: "held", version: 2 } });
    const after = await read(id);
    expect(after.allocations.map(({ state }) => state).toSorted()).toEqual(["held", "released"]);
    expect(after.allocations.find(({ state }) => state === "held")?.holdExpiresAt).toEqual(
      after.holdExpiresAt,
    );
    expect((await cancelBooking(tenant.scope, { bookingId: id, actor: customer })).ok).toBe(true);
  });

  test("seats wait too, and a yes keeps just those", async () => {
    const start = inHours(100);
    const id = await request(start, group, { party: 2 });
    expect(await placeBooking(group.scope, wish(start))).toMatchObject({ error: { code: "slot_taken" } });
    expect((await read(id)).seats.map(({ holdExpiresAt }) => holdExpiresAt !== null)).toEqual([true, true]);
    expect((await answerRequest(group.scope, { bookingId: id, actor: owner, approve: true })).ok).toBe(true);
    const { seats } = await read(id);
    expect(seats.map(({ live, holdExpiresAt }) => [live, holdExpiresAt])).toEqual([
      [true, null],
      [true, null],
    ]);
  });
});

describe("what waits, on the day's page", () => {
  test("the most urgent first; staff see their own, and what ran out is not there", async () => {
    const own = await fixtureTenant(salon({}, { ...asks, staff: ["ana", "ben"] }));
    const later = await request(inHours(100), own, { staff: "ana" });
    const sooner = await request(inHours(5), own, { staff: "ben" });
    const over = await request(inHours(102), own, { staff: "ana" });
    await platformDb().booking.updateMany({ where: { id: over }, data: { holdExpiresAt: new Date(0) } });
    const people = await platformDb().staff.findMany({ where: { tenantId: own.tenantId } });
    const staffId = people.find(({ slug }) => slug === "ana")?.id ?? "";
    const seen = async (viewer: Parameters<typeof loadRequests>[1]) =>
      (await loadRequests(own.scope, viewer, new Date())).lines.map(({ id }) => id);
    expect(await seen({ role: "owner", staffId: null })).toEqual([
      showId("booking", sooner),
      showId("booking", later),
    ]);
    expect(await seen({ role: "staff", staffId })).toEqual([showId("booking", later)]);
    expect(await seen({ role: "staff", staffId: null })).toEqual([]);
  });
});

describe("A13, A14: the link in the mail", () => {
  test("opens the one request it was made for, and nothing that was made up", async () => {
    const id = await request(inHours(170));
    const token = decisionToken(tenant.scope, id);
    expect(await resolveDecisionToken(token)).toEqual({ scope: tenant.scope, bookingId: id });
    const foreign = decisionToken(group.scope, id);
    expect(foreign.slice(24)).not.toBe(token.slice(24));
    for (let i = 2; i < token.length; i += 7) {
      const forged = `${token.slice(0, i)}${token[i] === "A" ? "B" : "A"}${token.slice(i + 1)}`;
      expect(await resolveDecisionToken(forged)).toBe(null);
    }
    for (const nonsense of ["", "d_", token.slice(0, -1), `${token}A`, "m_".padEnd(34, "a")])
      expect(await resolveDecisionToken(nonsense)).toBe(null);
  });
});

test("B10: of a yes and the end of the wait in the same instant, one wins, and the time follows it", async () => {
  const outcomes = new Set<string>();
  // From long over to not over for long, in steps of a few milliseconds around now.
  for (const [i, left] of [-500, -20, 0, 4, 8, 12, 16, 20, 30, 40, 60, 90, 20_000].entries()) {
    const bookingId = await request(inHours(300 + i));
    const until = new Date(Date.now() + left);
    await platformDb().booking.update({
      where: { tenantId_id: { tenantId: tenant.tenantId, id: bookingId } },
      data: { holdExpiresAt: until },
    });
    await platformDb().allocation.updateMany({ where: { bookingId }, data: { holdExpiresAt: until } });
    const [answer] = await Promise.all([
      answerRequest(tenant.scope, { bookingId, approve: true, actor: owner }),
      expireHolds(),
    ]);
    const { status, allocations, events } = await read(bookingId);
    outcomes.add(status);
    const waits = status === "held";
    expect(answer.ok).toBe(status === "confirmed");
    expect(allocations.map(({ state }) => state)).toEqual([
      waits ? "held" : answer.ok ? "confirmed" : "released",
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(
      waits ? ["created"] : ["created", answer.ok ? "confirmed" : "expired"],
    );
    // Too late for a yes, too early for the job that had just looked: the next look ends it.
    if (waits) await expireHolds();
    expect((await read(bookingId)).status).toBe(waits ? "expired" : status);
  }
  expect(outcomes).toContain("confirmed");
  expect(outcomes).toContain("expired");
});
