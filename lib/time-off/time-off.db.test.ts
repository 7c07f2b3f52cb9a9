import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadDay } from "#lib/agenda/loaders.ts";
import { loadSlots } from "#lib/availability/loaders.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon, wish } from "#lib/db/testing/fixture.ts";
import { newId, showId } from "#lib/ids.ts";
import type { MemberActor } from "#lib/team/members.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { dayLength, localDateAt, spanOfDates } from "#lib/time/local-day.ts";
import { countRequests, loadTimeOff } from "./loaders.ts";
import { decideTimeOff, enterTimeOff, withdrawTimeOff } from "./mutations.ts";

let environment: TestEnvironment;
let here: FixtureTenant;
let elsewhere: FixtureTenant;
let owner: MemberActor;
let admin: MemberActor;
let ana: MemberActor;
let ben: MemberActor;
const zone = "America/New_York";
const now = new Date();
const today = localDateAt(minuteFloor(now), zone);
const missing = newId();

const staffOf = async ({ tenantId }: FixtureTenant, slug: string) =>
  (await platformDb().staff.findUniqueOrThrow({ where: { tenantId_slug: { tenantId, slug } } })).id;
const member = (role: MemberActor["role"], staffId: string | null = null): MemberActor => ({
  kind: "member",
  userId: newId(),
  role,
  staffId,
});

beforeAll(async () => {
  environment = await testEnvironment();
  here = await fixtureTenant(salon({}, { staff: ["ana", "ben"] }));
  elsewhere = await fixtureTenant();
  owner = member("owner");
  admin = member("admin");
  ana = member("staff", await staffOf(here, "ana"));
  ben = member("staff", await staffOf(here, "ben"));
});
afterAll(() => environment.drop());

let used = 10;
/** Whole days that no other test has taken. */
const days = (count = 1) => {
  const from = addDays(today, used);
  used += count + 1;
  const told: string[] = [];
  return { from: `${from}T00:00`, to: `${addDays(from, count)}T00:00`, reason: "Dentist", told };
};
async function request(actor: MemberActor, wanted: ReturnType<typeof days>, staff: string | null = null) {
  const entered = await enterTimeOff(here.scope, actor, { staff, ...wanted }, now);
  if (!entered.ok || !("done" in entered.value)) throw new Error(JSON.stringify(entered));
  return entered.value.done;
}
const decide = (actor: MemberActor, timeOff: string, step: "approve" | "decline", told: string[] = []) =>
  decideTimeOff(here.scope, actor, { timeOff, step, note: "", told }, now);
const stateOf = async (id: string) => (await platformDb().timeOff.findFirstOrThrow({ where: { id } })).state;
async function slotsOn(date: string, staff = "ana") {
  const found = await loadSlots(here.scope, {
    service: "cut",
    from: date,
    to: date,
    timezone: zone,
    staff,
    now: minuteFloor(now),
  });
  if (!found.ok) throw new Error(found.error.code);
  return found.value.slots.length;
}

describe("T1: whose time off, and who decides", () => {
  test("foreign, unknown and somebody else's are the same to whoever may not see them", async () => {
    const foreignOwner = member("owner");
    const { id } = await request(ana, days());
    const entry = { timeOff: id, step: "approve" as const, note: "", told: [] };
    const refusals = [
      await decideTimeOff(elsewhere.scope, foreignOwner, entry, now),
      await decideTimeOff(here.scope, owner, { ...entry, timeOff: missing }, now),
      await withdrawTimeOff(elsewhere.scope, foreignOwner, { timeOff: id }, now),
      await withdrawTimeOff(here.scope, ben, { timeOff: id }, now),
      await withdrawTimeOff(here.scope, ben, { timeOff: missing }, now),
      await enterTimeOff(here.scope, ben, { staff: "ana", ...days() }, now),
      await enterTimeOff(here.scope, ben, { staff: "nobody", ...days() }, now),
      await enterTimeOff(here.scope, member("staff"), { staff: null, ...days() }, now),
      await enterTimeOff(elsewhere.scope, foreignOwner, { staff: "zoe", ...days() }, now),
    ];
    for (const refusal of refusals) expect(refusal).toEqual({ ok: false, error: { code: "not_found" } });
    expect(await stateOf(id)).toBe("requested");
  });

  test("staff ask, owners and admins enter; staff never decide, not even their own", async () => {
    const { id, state } = await request(ana, days());
    expect(state).toBe("requested");
    expect((await request(owner, days(), "ana")).state).toBe("approved");
    expect((await request(admin, days(), "ben")).state).toBe("approved");
    expect(await decide(ana, id, "approve")).toMatchObject({ error: { code: "illegal_transition" } });
    expect(await decide(admin, id, "approve")).toEqual({ ok: true, value: { done: { state: "approved" } } });
    const refused = await withdrawTimeOff(here.scope, ana, { timeOff: id }, now);
    expect(refused).toMatchObject({ error: { code: "illegal_transition" } });
    expect(await stateOf(id)).toBe("approved");
  });

  test("lists and counts hold what the viewer reaches, and reasons stay there", async () => {
    await request(ben, { ...days(), reason: "Nobody's business" });
    const [own, all] = [await loadTimeOff(here.scope, ana, now), await loadTimeOff(here.scope, owner, now)];
    const linesOf = ({ toDecide, ahead, earlier }: typeof own) => [...toDecide, ...ahead, ...earlier];
    expect(new Set(linesOf(own).map(({ staff }) => staff.slug))).toEqual(new Set(["ana"]));
    expect(own.toDecide).toEqual([]);
    expect(own.people.map(({ slug }) => slug)).toEqual(["ana"]);
    expect(all.toDecide.map(({ reason }) => reason)).toContain("Nobody's business");
    expect(all.toDecide.length).toBe(await countRequests(here.scope, owner, now));
    expect(await countRequests(here.scope, ana, now)).toBe(0);
    expect(linesOf(await loadTimeOff(elsewhere.scope, owner, now))).toEqual([]);
    expect(await countRequests(elsewhere.scope, owner, now)).toBe(0);
  });
});

test("two who decide at once: one wins, the other is told what became of it", async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await request(ana, days());
    const answers = await Promise.all([decide(owner, id, "approve"), decide(admin, id, "decline")]);
    const won = answers.filter(({ ok }) => ok);
    const lost = answers.find(({ ok }) => !ok);
    expect(won).toHaveLength(1);
    const state = await stateOf(id);
    expect(won[0]).toEqual({ ok: true, value: { done: { state } } });
    expect(lost).toMatchObject({ error: { code: "version_conflict" } });
    expect(JSON.stringify(lost)).toContain(`has been ${state} by`);
    const audited = await platformDb().auditEntry.findMany({ where: { target: id }, orderBy: { id: "asc" } });
    expect(audited.map(({ action }) => action)).toEqual(["time-off.requested", `time-off.${state}`]);
  }
});

test("a rival in another process counts too: what it has not committed yet is waited for", async () => {
  const { id } = await request(ana, days());
  const rival = new pg.Client({ connectionString: process.env.DATABASE_URL_PLATFORM });
  await rival.connect();
  await rival.query("BEGIN");
  await rival.query("UPDATE time_off SET state = 'declined', decided_at = now() WHERE id = $1", [id]);
  const late = decide(owner, id, "approve");
  await new Promise((wait) => setTimeout(wait, 300));
  await rival.query("COMMIT");
  await rival.end();
  expect(await late).toMatchObject({ error: { code: "version_conflict" } });
  expect(await stateOf(id)).toBe("declined");
});

test("asking for, approving, ending: the times go and come back, and nothing goes before", async () => {
  const wanted = days(2);
  const first = wanted.from.slice(0, 10);
  const free = await slotsOn(first);
  expect(free).toBeGreaterThan(40);
  const { id } = await request(ana, wanted);
  expect(await slotsOn(first)).toBe(free);
  await decide(owner, id, "approve");
  expect(await slotsOn(first)).toBe(0);
  expect(await slotsOn(addDays(first, 1))).toBe(0);
  expect(await slotsOn(addDays(first, 2))).toBe(free);
  expect(await slotsOn(first, "ben")).toBe(free);
  const { columns } = await loadDay(here.scope, owner, { date: first, zone, now });
  expect(columns.map(({ staff }) => [staff?.slug, staff?.open.length, staff?.away.length])).toEqual([
    ["ana", 0, 1],
    ["ben", 1, 0],
  ]);
  expect(await withdrawTimeOff(here.scope, owner, { timeOff: id }, now)).toMatchObject({ ok: true });
  expect(await slotsOn(first)).toBe(free);
});

test("bookings in it are named before asking and before approving, and stay", async () => {
  const wanted = days();
  const noon = (spanOfDates(wanted.from.slice(0, 10), wanted.from.slice(0, 10), zone)?.from ?? 0) + 720;
  const placed = await placeBooking(here.scope, wish(noon, { staff: "ana" }));
  if (!placed.ok) throw new Error(placed.error.code);
  const booking = showId("booking", placed.value.bookingId);
  const asked = await enterTimeOff(here.scope, ana, { staff: null, ...wanted }, now);
  expect(asked).toMatchObject({ value: { overlapping: [{ id: booking, customer: "Casey Customer" }] } });
  const { id } = await request(ana, { ...wanted, told: [booking] });
  expect((await loadTimeOff(here.scope, owner, now)).toDecide.find((one) => one.id === id)).toMatchObject({
    overlapping: [{ id: booking }],
  });
  expect(await decide(owner, id, "approve")).toMatchObject({ value: { overlapping: [{ id: booking }] } });
  expect(await stateOf(id)).toBe("requested");
  expect(await decide(owner, id, "approve", [booking])).toMatchObject({
    value: { done: { state: "approved" } },
  });
  const row = await platformDb().booking.findFirstOrThrow({ where: { id: placed.value.bookingId } });
  expect(row.status).toBe("confirmed");
});

test("time that is over, or off already, is refused in words", async () => {
  const past = { from: `${addDays(today, -2)}T00:00`, to: `${addDays(today, -1)}T00:00` };
  const enter = (change: object) => enterTimeOff(here.scope, ana, { staff: null, ...days(), ...change }, now);
  expect(await enter(past)).toMatchObject({ error: { code: "invalid", errors: [{ path: "to" }] } });
  const wanted = days(3);
  await request(ana, wanted);
  expect(await enter({ to: wanted.to, from: wanted.from })).toMatchObject({
    error: { errors: [{ path: "from", message: expect.stringMatching(/^Ana has time off/) }] },
  });
  expect(await enter({ from: "2027-03-14T02:10", to: "2027-03-14T02:50" })).toMatchObject({
    error: { errors: [{ path: "from", message: expect.stringMatching(/clocks skip/) }] },
  });
});

describe("a whole day off is as long as the day is, whatever the clocks do", () => {
  test.each([
    ["America/New_York", "2027-03-14", 23],
    ["America/New_York", "2026-11-01", 25],
    ["Australia/Lord_Howe", "2026-10-04", 23.5],
    ["Australia/Lord_Howe", "2027-04-04", 24.5],
    ["Africa/Cairo", "2027-04-30", 23],
    ["America/Santiago", "2026-09-06", 23],
    ["Asia/Kathmandu", "2026-12-01", 24],
    ["Pacific/Kiritimati", "2026-12-01", 24],
  ])("%s, %s: %d hours", async (theirs, date, hours) => {
    expect(dayLength(date, theirs)).toBe(hours * 60);
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 }));
    const tenant = await fixtureTenant(salon({ schedules: [{ slug: "always", timezone: theirs, weekly }] }));
    const day = spanOfDates(date, date, theirs) ?? { from: 0, to: 0 };
    const before = minuteToDate(day.from - 10 * 1440);
    const starts = async () => {
      const found = await loadSlots(tenant.scope, {
        service: "cut",
        from: addDays(date, -1),
        to: addDays(date, 1),
        timezone: theirs,
        now: minuteFloor(before),
      });
      if (!found.ok) throw new Error(found.error.code);
      return found.value.slots.map(({ from }) => from);
    };
    const all = await starts();
    const wanted = { from: `${date}T00:00`, to: `${addDays(date, 1)}T00:00`, reason: "", told: [] };
    const entered = await enterTimeOff(tenant.scope, owner, { staff: "ana", ...wanted }, before);
    if (!entered.ok || !("done" in entered.value)) throw new Error(JSON.stringify(entered));
    const left = await starts();
    // A cut takes 30 minutes: it must be over when the day off begins.
    expect(left).toEqual(all.filter((from) => from + 30 <= day.from || from >= day.to));
    expect(left.length).toBeLessThan(all.length - hours);
    await withdrawTimeOff(tenant.scope, owner, { timeOff: entered.value.done.id }, before);
    expect(await starts()).toEqual(all);
  });
});
