import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadDay, loadWeek } from "#lib/agenda/loaders.ts";
import { readPulse } from "#lib/agenda/pulse.ts";
import { loadPublicSlots, loadSlots } from "#lib/availability/loaders.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { closeHotReads } from "#lib/db/hot-read.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon, wish } from "#lib/db/testing/fixture.ts";
import { newId, showId } from "#lib/ids.ts";
import type { MemberActor } from "#lib/team/members.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { instantsAt, localDateAt } from "#lib/time/local-day.ts";
import { loadBlock, loadLanes } from "./loaders.ts";
import { blockTime, reblockTime, unblockTime } from "./mutations.ts";
import type { BlockLane } from "./schema.ts";

let environment: TestEnvironment;
let here: FixtureTenant;
let elsewhere: FixtureTenant;
let owner: MemberActor;
let ana: MemberActor;
let ben: MemberActor;
const zone = "America/New_York";
const now = new Date();
const today = localDateAt(minuteFloor(now), zone);
const missing = newId();

const member = (role: MemberActor["role"], staffId: string | null = null): MemberActor => ({
  kind: "member",
  userId: newId(),
  role,
  staffId,
});
const staffOf = async ({ tenantId }: FixtureTenant, slug: string) =>
  (await platformDb().staff.findUniqueOrThrow({ where: { tenantId_slug: { tenantId, slug } } })).id;
const chairs = { resources: [{ slug: "chair", name: "Chair", units: 2 }] };

beforeAll(async () => {
  environment = await testEnvironment();
  here = await fixtureTenant(salon(chairs, { staff: ["ana", "ben"], resources: ["chair"] }));
  elsewhere = await fixtureTenant(salon({ resources: [{ slug: "room", name: "Room", units: 1 }] }));
  owner = member("owner");
  ana = member("staff", await staffOf(here, "ana"));
  ben = member("staff", await staffOf(here, "ben"));
});
afterAll(async () => {
  await closeHotReads();
  await environment.drop();
});

let used = 5;
/** A day that no other test looks at. */
const nextDay = () => addDays(today, used++);
const anas: BlockLane = { kind: "staff", slug: "ana" };
const lunch = (date: string, change: object = {}) => ({
  lane: anas,
  from: `${date}T12:00`,
  to: `${date}T13:00`,
  reason: "Lunch with Zenobia",
  told: [] as string[],
  ...change,
});
const block = (actor: MemberActor, input: ReturnType<typeof lunch>, tenant = here) =>
  blockTime(tenant.scope, actor, input, { zone, now });
async function blocked(actor: MemberActor, input: ReturnType<typeof lunch>): Promise<string> {
  const done = await block(actor, input);
  if (!done.ok || !("done" in done.value)) throw new Error(JSON.stringify(done));
  return done.value.done.id;
}
async function starts(date: string, staff?: string) {
  const asked = { service: "cut", from: date, to: date, timezone: zone, staff, now: minuteFloor(now) };
  const [plain, hot] = [await loadSlots(here.scope, asked), await loadPublicSlots(here.slug, asked)];
  if (!plain.ok) throw new Error(plain.error.code);
  expect(hot).toEqual(plain);
  expect(JSON.stringify(plain)).not.toMatch(/Zenobia|reason|Lunch/);
  return plain.value.slots.map(({ from }) => from);
}
/** When clocks show that minute of the day: on a day whose clocks change, not as long after midnight. */
const at = (date: string, minute: number) => instantsAt(date, minute, zone)[0] ?? 0;

describe("T1: whose time may be blocked", () => {
  test("foreign, unknown and somebody else's are the same to whoever may not reach them", async () => {
    const date = nextDay();
    const id = await blocked(owner, lunch(date));
    const foreigner = member("owner");
    const room: BlockLane = { kind: "unit", slug: "room", number: 1 };
    const refusals = [
      await block(ben, lunch(date)),
      await block(ben, lunch(date, { lane: { kind: "staff", slug: "nobody" } })),
      await block(ben, lunch(date, { lane: { kind: "unit", slug: "chair", number: 1 } })),
      await block(owner, lunch(date, { lane: room })),
      await block(owner, lunch(date, { lane: { kind: "unit", slug: "chair", number: 3 } })),
      await block(foreigner, lunch(date, { lane: { kind: "unit", slug: "chair", number: 1 } }), elsewhere),
      await unblockTime(elsewhere.scope, foreigner, id, now),
      await unblockTime(here.scope, ben, id, now),
      await unblockTime(here.scope, owner, missing, now),
      await reblockTime(elsewhere.scope, foreigner, { block: id, told: [] }, now),
      await reblockTime(here.scope, ben, { block: id, told: [] }, now),
    ];
    for (const refusal of refusals) expect(refusal).toEqual({ ok: false, error: { code: "not_found" } });
    expect(await platformDb().block.count({ where: { tenantId: here.tenantId } })).toBe(1);
    expect((await platformDb().block.findFirstOrThrow({ where: { id } })).releasedAt).toBeNull();
  });

  test("staff choose from their own calendar, owners from everybody's and the rooms", async () => {
    expect((await loadLanes(here.scope, ana)).map(({ name }) => name)).toEqual(["Ana"]);
    expect((await loadLanes(here.scope, owner)).map(({ name }) => name)).toEqual([
      "Ana",
      "Ben",
      "Chair 1",
      "Chair 2",
    ]);
    expect((await loadLanes(elsewhere.scope, owner)).map(({ name }) => name)).toContain("Room");
    expect(await loadLanes(here.scope, member("staff"))).toEqual([]);
  });

  test("a colleague's block is in nobody else's day", async () => {
    const date = nextDay();
    await blocked(ana, lunch(date));
    await blocked(owner, lunch(date, { lane: { kind: "unit", slug: "chair", number: 2 } }));
    const day = (actor: MemberActor) => loadDay(here.scope, actor, { date, zone, now });
    const reasons = ({ columns, rooms }: Awaited<ReturnType<typeof day>>) =>
      [...columns.flatMap(({ blocks }) => blocks), ...rooms].map(({ unit, reason }) => [unit, reason]);
    expect(reasons(await day(owner))).toEqual([
      [null, "Lunch with Zenobia"],
      ["Chair 2", "Lunch with Zenobia"],
    ]);
    expect(reasons(await day(ana))).toHaveLength(1);
    expect(reasons(await day(ben))).toEqual([]);
    const week = await loadWeek(here.scope, owner, { first: date, zone, now });
    expect(week[0]?.blocks.map(({ staff }) => staff)).toEqual(["Ana", "Chair 2"]);
    expect((await loadWeek(here.scope, ben, { first: date, zone, now }))[0]?.blocks).toEqual([]);
  });
});

describe("one block, opened by its address", () => {
  test("says whose, when and why; after it was taken away, since when", async () => {
    const date = nextDay();
    const id = await blocked(owner, lunch(date));
    const room = await blocked(owner, lunch(date, { lane: { kind: "unit", slug: "chair", number: 2 } }));
    const whole = { id, who: "Ana", from: at(date, 720), to: at(date, 780), reason: "Lunch with Zenobia" };
    expect(await loadBlock(here.scope, owner, id)).toEqual({ ...whole, source: "staff", removedAt: null });
    expect(await loadBlock(here.scope, owner, room)).toMatchObject({ who: "Chair 2" });
    await unblockTime(here.scope, owner, id, now);
    expect(await loadBlock(here.scope, owner, id)).toMatchObject({ ...whole, removedAt: minuteFloor(now) });
  });

  test("T1: foreign, unknown, malformed, somebody else's and a room's are all not there", async () => {
    const date = nextDay();
    const id = await blocked(owner, lunch(date));
    const room = await blocked(owner, lunch(date, { lane: { kind: "unit", slug: "chair", number: 1 } }));
    expect(await loadBlock(here.scope, ana, id)).toMatchObject({ id });
    const nothing = [
      await loadBlock(elsewhere.scope, member("owner"), id),
      await loadBlock(here.scope, ben, id),
      await loadBlock(here.scope, member("staff"), id),
      await loadBlock(here.scope, ana, room),
      await loadBlock(here.scope, owner, missing),
      await loadBlock(here.scope, owner, "1 OR 1=1"),
    ];
    expect(nothing).toEqual(nothing.map(() => null));
  });
});

test("the times go when it is blocked and come back when it is taken away, again after Undo", async () => {
  const date = nextDay();
  const free = await starts(date, "ana");
  const noon = at(date, 720);
  const outside = free.filter((from) => from + 30 <= noon || from >= noon + 60);
  expect(outside.length).toBeLessThan(free.length);
  const before = await readPulse(here.scope);
  const id = await blocked(ana, lunch(date));
  const during = await readPulse(here.scope);
  expect(during).not.toBe(before);
  expect(await starts(date, "ana")).toEqual(outside);
  expect(await starts(date, "ben")).toEqual(free);
  expect(await unblockTime(here.scope, ana, id, now)).toEqual({ ok: true, value: { told: [] } });
  expect(await readPulse(here.scope)).not.toBe(during);
  expect(await starts(date, "ana")).toEqual(free);
  const again = await reblockTime(here.scope, ana, { block: id, told: [] }, now);
  expect(again.ok && "done" in again.value && again.value.done.id).not.toBe(id);
  expect(await starts(date, "ana")).toEqual(outside);
});

test("a blocked room takes its times only when no other is left", async () => {
  const date = nextDay();
  const free = await starts(date);
  const chair = (number: number) => lunch(date, { lane: { kind: "unit", slug: "chair", number } });
  await blocked(owner, chair(1));
  expect(await starts(date)).toEqual(free);
  await blocked(owner, chair(2));
  expect((await starts(date)).length).toBeLessThan(free.length);
});

test("bookings are named before they are blocked over, and stay", async () => {
  const date = nextDay();
  const placed = await placeBooking(here.scope, wish(at(date, 735), { staff: "ana" }));
  if (!placed.ok) throw new Error(placed.error.code);
  const booking = showId("booking", placed.value.bookingId);
  expect(await block(ana, lunch(date))).toMatchObject({ value: { overlapping: [{ id: booking }] } });
  expect(await block(ana, lunch(date, { to: `${date}T12:15` }))).toMatchObject({ value: { done: {} } });
  const id = await blocked(ana, lunch(date, { told: [booking] }));
  const row = await platformDb().booking.findFirstOrThrow({ where: { id: placed.value.bookingId } });
  expect(row.status).toBe("confirmed");
  // Undo knows of what was there, and not of what came in between.
  expect(await unblockTime(here.scope, ana, id, now)).toEqual({ ok: true, value: { told: [booking] } });
  const late = await placeBooking(here.scope, wish(at(date, 765), { staff: "ana" }));
  expect(late.ok).toBe(true);
  const again = await reblockTime(here.scope, ana, { block: id, told: [booking] }, now);
  expect(again).toMatchObject({ value: { overlapping: [{ id: booking }, { customer: "Casey Customer" }] } });
});

test("a booking that another process makes in the same moment is not missed", async () => {
  const date = nextDay();
  const placed = await placeBooking(here.scope, wish(at(date, 900), { staff: "ana" }));
  if (!placed.ok) throw new Error(placed.error.code);
  const rival = new pg.Client({ connectionString: process.env.DATABASE_URL_PLATFORM });
  await rival.connect();
  await rival.query("BEGIN ISOLATION LEVEL SERIALIZABLE");
  const where = [here.tenantId, await staffOf(here, "ana"), new Date(at(date, 720) * 60_000)];
  // Reads the blocks as placing does, and takes the lane; our block must then lose or know.
  await rival.query("SELECT id FROM block WHERE tenant_id = $1 AND staff_id = $2 AND starts_at <= $3", where);
  await rival.query(
    `INSERT INTO allocation (tenant_id, id, lane_kind, lane_id, starts_at, ends_at, occupied_from, occupied_to, state, booking_id)
     VALUES ($1, gen_random_uuid(), 'staff', $2, $3, $3::timestamptz + interval '30 minutes', $3, $3::timestamptz + interval '30 minutes', 'confirmed', $4)`,
    [...where, placed.value.bookingId],
  );
  const ours = block(ana, lunch(date));
  await new Promise((wait) => setTimeout(wait, 200));
  const theirs = await rival.query("COMMIT").then(
    () => true,
    () => false,
  );
  await rival.end();
  const done = await ours;
  const blind = done.ok && "done" in done.value;
  expect(theirs && blind).toBe(false);
  expect(theirs || blind).toBe(true);
});

test("what is over, skipped or too long is refused in words", async () => {
  const date = nextDay();
  const over = { from: `${addDays(today, -1)}T12:00`, to: `${addDays(today, -1)}T13:00` };
  expect(await block(ana, lunch(date, over))).toMatchObject({ error: { errors: [{ path: "to" }] } });
  const long = lunch(date, { from: `${date}T00:00`, to: `${addDays(date, 3)}T00:01` });
  expect(await block(ana, long)).toMatchObject({
    error: { detail: expect.stringMatching(/three days.*time off/) },
  });
  expect(await block(ana, { ...long, to: `${addDays(date, 3)}T00:00` })).toMatchObject({ ok: true });
  const skipped = { from: "2027-03-14T02:10", to: "2027-03-14T02:50" };
  expect(await block(ana, lunch(date, skipped))).toMatchObject({
    error: { detail: expect.stringMatching(/clocks skip/) },
  });
});

test("what a connected calendar brings is not removed here", async () => {
  const date = nextDay();
  const id = await blocked(ana, lunch(date));
  await platformDb().block.updateMany({ where: { id }, data: { source: "calendar" } });
  expect(await unblockTime(here.scope, owner, id, now)).toMatchObject({ error: { code: "not_found" } });
  expect((await starts(date, "ana")).includes(at(date, 720))).toBe(false);
});
