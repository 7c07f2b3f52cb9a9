import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSlots } from "#lib/availability/loaders.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { purgeOutdated } from "#lib/retention/jobs.ts";
import { newToken } from "#lib/security/tokens.ts";
import { formatUtc } from "#lib/time/instant.ts";
import { findHold } from "./data.ts";
import { formHold, newHoldToken } from "./hold.ts";
import { releaseOutdatedHolds } from "./jobs.ts";
import { dropHold, type HoldRequest, renewHold, takeHold } from "./mutations.ts";

let environment: TestEnvironment;
let single: FixtureTenant;
let group: FixtureTenant;
let other: FixtureTenant;
beforeAll(async () => {
  environment = await testEnvironment();
  single = await fixtureTenant(salon({}, { limits: { perCustomer: 1 } }));
  group = await fixtureTenant(salon({}, { capacity: 3 }));
  other = await fixtureTenant();
});
afterAll(() => environment.drop());

let visitors = 0;
const ask = (start: number, change: Partial<HoldRequest> = {}): HoldRequest => ({
  service: "cut",
  start,
  timezone: "Asia/Kathmandu",
  token: newHoldToken(),
  network: `visitor-${++visitors}`,
  ...change,
});

async function held(
  tenant: FixtureTenant,
  start: number,
  change: Partial<HoldRequest> = {},
): Promise<string> {
  const request = ask(start, change);
  const taken = await takeHold(tenant.scope, request);
  if (!taken.ok) throw new Error(taken.error.code);
  return request.token;
}

/** Lets a hold run out, as the database's clock would. */
async function runOut(tenant: FixtureTenant, token: string): Promise<void> {
  const hold = await withTenant(tenant.scope, (tx) => findHold(tx, tenant.scope, token));
  const past = new Date(Date.now() - 90_000);
  const where = { holdId: hold?.id ?? "" };
  await platformDb().hold.updateMany({ where: { id: where.holdId }, data: { expiresAt: past } });
  await platformDb().allocation.updateMany({ where, data: { holdExpiresAt: past } });
  await platformDb().seat.updateMany({ where, data: { holdExpiresAt: past } });
}

const liveLanes = ({ tenantId }: FixtureTenant) =>
  platformDb().allocation.count({ where: { tenantId, state: { in: ["held", "confirmed"] } } });

const offers = async ({ scope }: FixtureTenant, start: number): Promise<boolean> => {
  const [from, to] = [formatUtc(start).slice(0, 10), formatUtc(start + 1440).slice(0, 10)];
  const found = await loadSlots(scope, { service: "cut", from, to, timezone: "UTC" });
  return found.ok && found.value.slots.some((slot) => slot.from === start);
};

describe("choosing a time holds it", () => {
  test("nobody else can have it, its owner books it, and nothing of the hold stays", async () => {
    const start = inHours(30);
    const token = await held(single, start);
    expect(await offers(single, start)).toBe(false);
    expect(await placeBooking(single.scope, wish(start))).toMatchObject({ error: { code: "slot_taken" } });
    expect(await takeHold(single.scope, ask(start))).toMatchObject({ error: { code: "slot_taken" } });
    const lanes = await liveLanes(single);
    const placed = await placeBooking(single.scope, wish(start, { hold: token }));
    expect(placed).toMatchObject({ ok: true, value: { view: { status: "confirmed" } } });
    expect(await liveLanes(single)).toBe(lanes);
    expect(await withTenant(single.scope, (tx) => findHold(tx, single.scope, token))).toBe(null);
  });

  test("one browser holds one time: choosing another gives the first back", async () => {
    const [first, second] = [inHours(40), inHours(42)];
    const token = await held(single, first);
    expect(await held(single, second, { token })).toBe(token);
    expect(await offers(single, first)).toBe(true);
    expect(await offers(single, second)).toBe(false);
    await dropHold(single.scope, token);
    expect(await offers(single, second)).toBe(true);
    await dropHold(single.scope, token);
  });

  test("L3: one visitor cannot hold more than a handful, whatever tokens it makes up", async () => {
    const network = "one-and-the-same";
    const answers = [];
    for (let i = 0; i < formHold.perNetwork + 2; i++)
      answers.push(await takeHold(single.scope, ask(inHours(60 + i), { network })));
    expect(answers.map((answer) => (answer.ok ? "held" : answer.error.code))).toEqual([
      ...Array.from({ length: formHold.perNetwork }, () => "held"),
      "rate_limited",
      "rate_limited",
    ]);
    expect((await takeHold(single.scope, ask(inHours(70)))).ok).toBe(true);
  });

  test("B9: it runs out, somebody else books, and who held it is told that it is taken", async () => {
    const start = inHours(80);
    const token = await held(single, start);
    await runOut(single, token);
    expect(await offers(single, start)).toBe(true);
    expect((await placeBooking(single.scope, wish(start))).ok).toBe(true);
    expect(await placeBooking(single.scope, wish(start, { hold: token }))).toMatchObject({
      error: { code: "slot_taken" },
    });
    expect(await renewHold(single.scope, token)).toBe(null);
  });

  test("it ran out and nobody came: its owner books all the same", async () => {
    const start = inHours(84);
    const token = await held(single, start);
    await runOut(single, token);
    expect((await placeBooking(single.scope, wish(start, { hold: token }))).ok).toBe(true);
  });

  test("a refused booking gives nothing back: the form can be mended and sent again", async () => {
    const start = inHours(90);
    const customer = {
      name: "Casey Customer",
      email: { address: "regular@example.com", key: "regular@example.com" },
    };
    expect((await placeBooking(single.scope, wish(inHours(88), { customer }))).ok).toBe(true);
    const token = await held(single, start);
    expect(await placeBooking(single.scope, wish(start, { customer, hold: token }))).toMatchObject({
      error: { code: "limit_reached" },
    });
    expect(await placeBooking(single.scope, wish(start))).toMatchObject({ error: { code: "slot_taken" } });
    expect((await placeBooking(single.scope, wish(start, { hold: token }))).ok).toBe(true);
  });

  test("signs of life keep it, up to a limit", async () => {
    const start = inHours(94);
    const token = await held(single, start);
    const soon = new Date(Date.now() + 20_000);
    await platformDb().hold.updateMany({
      where: { tenantId: single.tenantId, releasedAt: null },
      data: { expiresAt: soon },
    });
    const until = await renewHold(single.scope, token);
    expect(until?.getTime()).toBeGreaterThan(Date.now() + (formHold.minutes - 1) * 60_000);
    const lanes = await platformDb().allocation.findMany({
      where: { tenantId: single.tenantId, startsAt: new Date(start * 60_000), state: "held" },
    });
    expect(lanes.map(({ holdExpiresAt }) => holdExpiresAt)).toEqual([until]);
    await platformDb().hold.updateMany({
      where: { tenantId: single.tenantId, releasedAt: null },
      data: { expiresAt: soon, atMostUntil: soon },
    });
    expect(await renewHold(single.scope, token)).toEqual(soon);
  });

  test("B1 for holds: of forty who choose one time, one has it", async () => {
    const start = inHours(100);
    const answers = await Promise.all(Array.from({ length: 40 }, () => takeHold(single.scope, ask(start))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok).map((answer) => !answer.ok && answer.error.code)).toEqual(
      Array.from({ length: 39 }, () => "slot_taken"),
    );
  });

  test("B11: an unknown, foreign or mistyped token is no token", async () => {
    const start = inHours(110);
    const theirs = await held(other, start);
    await held(single, start);
    for (const hold of [theirs, newToken("h_"), "h_nonsense", "m_".padEnd(34, "x")])
      expect(await placeBooking(single.scope, wish(start, { hold }))).toMatchObject({
        error: { code: "slot_taken" },
      });
    await dropHold(single.scope, theirs);
    expect(await withTenant(other.scope, (tx) => findHold(tx, other.scope, theirs))).not.toBe(null);
  });

  test("the minimum notice counts from when the time was chosen", async () => {
    const tight = await fixtureTenant(salon({}, { minimumNoticeMinutes: 60 }));
    const start = inHours(2);
    const chosen = new Date((start - 61) * 60_000);
    const request = ask(start);
    expect((await takeHold(tight.scope, request, chosen)).ok).toBe(true);
    const { token } = request;
    const until = new Date(Date.now() + 600_000);
    await platformDb().hold.updateMany({
      where: { tenantId: tight.tenantId },
      data: { createdAt: chosen, atMostUntil: until, expiresAt: until },
    });
    const sent = new Date((start - 55) * 60_000);
    expect(await placeBooking(tight.scope, wish(start), sent)).toMatchObject({ error: { code: "too_soon" } });
    expect((await placeBooking(tight.scope, wish(start, { hold: token }), sent)).ok).toBe(true);
  });
});

describe("seats are held as times are", () => {
  const seatsLeft = async (start: number): Promise<number> => {
    const [from, to] = [formatUtc(start).slice(0, 10), formatUtc(start + 1440).slice(0, 10)];
    const found = await loadSlots(group.scope, { service: "cut", from, to, timezone: "UTC" });
    return (found.ok && found.value.slots.find((slot) => slot.from === start)?.seatsLeft) || 0;
  };

  test("a held party leaves the rest; its owner takes just those seats", async () => {
    const start = inHours(30);
    const token = await held(group, start, { party: 2 });
    expect(await seatsLeft(start)).toBe(1);
    expect(await placeBooking(group.scope, wish(start, { party: 2 }))).toMatchObject({
      error: { code: "slot_taken" },
    });
    expect((await placeBooking(group.scope, wish(start, { party: 2, hold: token }))).ok).toBe(true);
    expect(await seatsLeft(start)).toBe(1);
    expect((await placeBooking(group.scope, wish(start))).ok).toBe(true);
    expect(await seatsLeft(start)).toBe(0);
  });

  test("a session that was opened for a hold closes with it", async () => {
    const start = inHours(40);
    const token = await held(group, start);
    const lanes = await liveLanes(group);
    await dropHold(group.scope, token);
    expect(await liveLanes(group)).toBe(lanes - 1);
    expect(await seatsLeft(start)).toBe(3);
  });

  test("seats that ran out are free at once, and the worker closes what nobody took", async () => {
    const start = inHours(50);
    const token = await held(group, start, { party: 3 });
    await runOut(group, token);
    expect(await seatsLeft(start)).toBe(3);
    expect((await placeBooking(group.scope, wish(start, { party: 3 }))).ok).toBe(true);
    const empty = await held(group, inHours(52));
    await runOut(group, empty);
    const lanes = await liveLanes(group);
    await releaseOutdatedHolds();
    expect(await liveLanes(group)).toBe(lanes - 1);
    expect(await seatsLeft(start)).toBe(0);
  });
});

test("F12: two workers at once give back each hold once, and the purge forgets them a day later", async () => {
  const tokens = await Promise.all([120, 122, 124].map((hour) => held(other, inHours(hour))));
  for (const token of tokens) await runOut(other, token);
  await Promise.all([releaseOutdatedHolds(), releaseOutdatedHolds()]);
  const where = { tenantId: other.tenantId };
  const ended = await platformDb().hold.findMany({ where: { ...where, releasedAt: { not: null } } });
  expect(ended).toHaveLength(3);
  await platformDb().hold.updateMany({
    where: { ...where, releasedAt: { not: null } },
    data: { releasedAt: new Date(Date.now() - 25 * 3_600_000) },
  });
  await purgeOutdated();
  expect(await platformDb().hold.count({ where: { ...where, releasedAt: { not: null } } })).toBe(0);
  expect(await platformDb().allocation.count({ where: { holdId: { in: ended.map(({ id }) => id) } } })).toBe(
    0,
  );
});
