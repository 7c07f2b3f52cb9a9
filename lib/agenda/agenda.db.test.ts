import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hoursInput } from "#lib/availability/hours-schema.ts";
import { saveHours } from "#lib/availability/mutations.ts";
import type { Actor } from "#lib/booking/actor.ts";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { moveBooking } from "#lib/booking/move.ts";
import { saveNote } from "#lib/booking/note.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { newId, showId } from "#lib/ids.ts";
import { loadServiceEditor } from "#lib/services/loaders.ts";
import { saveService } from "#lib/services/mutations.ts";
import { saveStaff } from "#lib/team/staff-mutations.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { loadBooking } from "./detail.ts";
import { loadBookings } from "./list.ts";
import { loadDay } from "./loaders.ts";
import { readPulse } from "./pulse.ts";
import { loadStaffSlots } from "./slots.ts";

let environment: TestEnvironment;
let salonA: FixtureTenant;
let salonB: FixtureTenant;
let owner: Actor & { kind: "member" };
let ben: Actor & { kind: "member" };
/** Ana's booking, on the day that the tests look at. */
let booked: string;
let at: number;
const zone = "America/New_York";
const now = new Date();

const idOf = async ({ tenantId }: FixtureTenant, slug: string) =>
  (await platformDb().staff.findUniqueOrThrow({ where: { tenantId_slug: { tenantId, slug } } })).id;

async function book(tenant: FixtureTenant, start: number, staff = "ana"): Promise<string> {
  const placed = await placeBooking(tenant.scope, wish(start, { staff }));
  if (!placed.ok) throw new Error(placed.error.code);
  return placed.value.bookingId;
}

beforeAll(async () => {
  environment = await testEnvironment();
  salonA = await fixtureTenant(salon({}, { staff: ["ana", "ben"] }));
  salonB = await fixtureTenant();
  owner = { kind: "member", userId: newId(), role: "owner", staffId: null };
  ben = { kind: "member", userId: newId(), role: "staff", staffId: await idOf(salonA, "ben") };
  at = inHours(72);
  booked = await book(salonA, at);
});
afterAll(() => environment.drop());

const day = (viewer: typeof owner) =>
  loadDay(salonA.scope, viewer, { date: localDateAt(at, zone), zone, now });
const list = (viewer: typeof owner, query = {}) => loadBookings(salonA.scope, viewer, { query, zone, now });

describe("T1: staff see and change their own calendar only", () => {
  test("the day has a column for everybody, and for staff only their own", async () => {
    expect((await day(owner)).columns.map(({ staff }) => staff?.slug)).toEqual(["ana", "ben"]);
    const own = await day(ben);
    expect(own.columns.map(({ staff }) => staff?.slug)).toEqual(["ben"]);
    expect(own.columns.flatMap(({ entries }) => entries)).toEqual([]);
  });

  test("lists, details and search find nothing of a colleague's", async () => {
    const shown = showId("booking", booked);
    expect((await list(owner)).lines).toHaveLength(1);
    expect((await list(owner, { q: shown })).lines).toHaveLength(1);
    expect((await list(owner, { q: shown.slice(-8).toUpperCase() })).lines).toHaveLength(1);
    expect((await list(ben)).lines).toEqual([]);
    expect((await list(ben, { q: shown, status: "all" })).lines).toEqual([]);
    expect((await list(ben, { q: shown.slice(-8) })).lines).toEqual([]);
    expect(await loadBooking(salonA.scope, owner, shown)).toMatchObject({ staff: { slug: "ana" } });
    expect(await loadBooking(salonA.scope, ben, shown)).toBeNull();
  });

  test("moving, cancelling and noting a colleague's booking: as if it were not there", async () => {
    const change = { bookingId: booked, actor: ben };
    const missing = { ok: false, error: { code: "not_found" } };
    expect(await moveBooking(salonA.scope, { ...change, start: at + 60, timezone: zone })).toMatchObject(
      missing,
    );
    expect(await cancelBooking(salonA.scope, change)).toMatchObject(missing);
    expect(await saveNote(salonA.scope, ben, { bookingId: booked, note: "x" })).toMatchObject(missing);
  });

  test("another business's booking is nobody's", async () => {
    const shown = showId("booking", booked);
    expect(await loadBooking(salonB.scope, owner, shown)).toBeNull();
    expect(await saveNote(salonB.scope, owner, { bookingId: booked, note: "x" })).toMatchObject({
      error: { code: "not_found" },
    });
  });

  test("free times for staff are their own; a colleague's are not found", async () => {
    const request = { service: "cut", from: localDateAt(at, zone), days: 1 };
    const own = await loadStaffSlots(salonA.scope, ben, request, now);
    expect(own.ok && new Set(own.value.flatMap(({ staff }) => staff))).toEqual(new Set(["ben"]));
    expect(await loadStaffSlots(salonA.scope, ben, { ...request, staff: "ana" }, now)).toMatchObject({
      error: { code: "not_found" },
    });
  });

  test("hours that are shared with a colleague are not one's own", async () => {
    const draft = { timezone: zone, weekly: [], periods: [] };
    const save = (slug: string) =>
      saveHours(salonA.scope, ben, hoursInput.parse({ owner: { kind: "staff", slug }, ...draft }), now);
    expect(await save("ben")).toMatchObject({ error: { code: "forbidden" } });
    expect(await save("ana")).toMatchObject({ error: { code: "not_found" } });
  });
});

test("B19: what is booked ahead stays; the refusal names who", async () => {
  const editor = await loadServiceEditor(salonA.scope, "cut");
  if (!editor?.service) throw new Error("no service");
  const hidden = { ...editor.service, editing: "cut", active: false };
  const refused = await saveService(salonA.scope, owner, hidden, now);
  expect(refused).toMatchObject({ ok: false, error: { code: "invalid", errors: [{ path: "active" }] } });
  expect(JSON.stringify(refused)).toContain("Casey Customer");
  const gone = { editing: "ana", name: "Ana", email: null, active: false, perDay: null, perWeek: null };
  expect(await saveStaff(salonA.scope, owner, gone, now)).toMatchObject({
    error: { errors: [{ path: "active" }] },
  });
  expect(await saveStaff(salonA.scope, owner, { ...gone, editing: "ben", name: "Ben" }, now)).toMatchObject({
    ok: true,
  });
});

test("somebody new gets a column and hours of their own", async () => {
  const added = { editing: null, name: "Zoë Ñandú", email: null, active: true, perDay: null, perWeek: null };
  expect(await saveStaff(salonB.scope, owner, added, now)).toEqual({
    ok: true,
    value: { slug: "zoe-nandu" },
  });
  expect(await saveStaff(salonB.scope, owner, added, now)).toEqual({
    ok: true,
    value: { slug: "zoe-nandu-2" },
  });
});

test("the pulse changes with every change, and only then", async () => {
  const before = await readPulse(salonB.scope);
  expect(await readPulse(salonB.scope)).toBe(before);
  await book(salonB, inHours(30));
  expect(await readPulse(salonB.scope)).not.toBe(before);
});

test("the list goes on page after page without losing or repeating any", async () => {
  const many = await fixtureTenant();
  const starts = Array.from({ length: 45 }, (_, index) => inHours(24 + index));
  for (const start of starts) await book(many, start);
  const first = await loadBookings(many.scope, owner, { query: {}, zone, now });
  const query = { after: first.next ?? "" };
  const second = await loadBookings(many.scope, owner, { query, zone, now });
  expect([...first.lines, ...second.lines].map(({ from }) => from)).toEqual(starts);
  expect(second.next).toBeNull();
});

describe("hours", () => {
  const weekly = (...spans: [number, number][]) => ({
    owner: { kind: "staff", slug: "ana" },
    timezone: zone,
    weekly: spans.map(([from, to]) => ({ weekday: 1, from, to })),
    periods: [],
  });
  test.each([
    ["two openings", weekly([540, 720], [780, 1020]), true],
    ["to midnight", weekly([540, 1440]), true],
    ["past midnight", weekly([1320, 1560]), true],
    ["touching", weekly([540, 720], [720, 900]), true],
    ["overlapping", weekly([540, 720], [700, 900]), false],
    ["backwards", weekly([720, 540]), false],
    ["longer than a day", weekly([0, 1500]), false],
  ])("%s", (_, input, fine) => expect(hoursInput.safeParse(input).success).toBe(fine));
});
