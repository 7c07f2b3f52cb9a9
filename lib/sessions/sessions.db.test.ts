import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelBooking } from "#lib/booking/cancellation.ts";
import { auditTenantless } from "#lib/booking/invariants.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import { owner } from "#lib/booking/testing.ts";
import { platformDb } from "#lib/db/client.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, inHours, salon, wish } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { asSuperuser } from "#scripts/local/roles.ts";
import { loadRoster } from "./loaders.ts";
import { cancelSession, checkIn, setCapacity } from "./mutations.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(async () => {
  const found = await asSuperuser(environment.superuserUrl, (client) =>
    auditTenantless(async (sql) => (await client.query(sql)).rows),
  );
  expect(found).toEqual([]);
  await environment.drop();
});

if (owner.kind !== "member") throw new Error("The owner is a member.");
const actor = { ...owner, kind: "member" as const };
const start = inHours(48);
const atStart = minuteToDate(start + 5);

/** A class of eight with the given parties in it, by name. */
async function aClass(parties: Record<string, number>, capacity = 8) {
  const tenant = await fixtureTenant(salon({}, { capacity, name: "Yoga flow" }));
  const ids: string[] = [];
  for (const [name, party] of Object.entries(parties)) {
    const asked = wish(start, { party });
    const placed = await placeBooking(tenant.scope, { ...asked, customer: { ...asked.customer, name } });
    if (!placed.ok) throw new Error(placed.error.code);
    ids.push(placed.value.bookingId);
  }
  const [session] = await platformDb().session.findMany({ where: { tenantId: tenant.tenantId } });
  const sessionId = session?.id ?? "";
  const roster = async () => {
    const found = await loadRoster(tenant.scope, { role: "owner", staffId: null }, sessionId);
    if (!found) throw new Error("no roster");
    return found;
  };
  return { tenant, sessionId, ids, roster };
}

const stateOf = async ({ tenantId }: FixtureTenant) =>
  (await platformDb().booking.findMany({ where: { tenantId }, orderBy: { id: "asc" } })).map(
    ({ status, attended, version }) => [status, attended, version],
  );
const queued = ({ tenantId }: FixtureTenant, kind: string) =>
  platformDb().message.count({ where: { tenantId, kind, audience: "customer" } });

describe("who came to a class", () => {
  test("by heads, everybody at once, and back with what it answers", async () => {
    const { tenant, sessionId, ids, roster } = await aClass({ "Maria Lopez": 3, "Jo Okafor": 1 });
    const [maria = "", jo = ""] = ids;
    const here = await checkIn(
      tenant.scope,
      { sessionId, actor, marks: [{ booking: maria, version: 1, came: 2 }] },
      atStart,
    );
    if (!here.ok) throw new Error(here.error.code);
    const shown = await roster();
    expect(shown.people.map(({ name, came, party }) => [name, came, party])).toEqual([
      ["Jo Okafor", null, 1],
      ["Maria Lopez", 2, 3],
    ]);
    expect(shown).toMatchObject({ taken: 4, capacity: 8, staff: ["Ana"] });

    const both = [
      { booking: maria, version: 2, came: 3 },
      { booking: jo, version: 1, came: 0 },
    ];
    const all = await checkIn(tenant.scope, { sessionId, actor, marks: both }, atStart);
    expect(await stateOf(tenant)).toEqual([
      ["completed", 3, 3],
      ["no_show", 0, 2],
    ]);
    if (!all.ok) throw new Error(all.error.code);
    expect(all.value.undo.map(({ came, version }) => [came, version])).toEqual([
      [2, 3],
      [null, 2],
    ]);
    const back = ids.map((booking, i) => ({
      booking,
      version: all.value.undo[i]?.version ?? 0,
      came: all.value.undo[i]?.came ?? null,
    }));
    expect((await checkIn(tenant.scope, { sessionId, actor, marks: back }, atStart)).ok).toBe(true);
    expect(await stateOf(tenant)).toEqual([
      ["completed", 2, 4],
      ["confirmed", null, 3],
    ]);
  });

  test("all or nothing: one that somebody changed meanwhile, or of another class, keeps the others as they were", async () => {
    const { tenant, sessionId, ids } = await aClass({ Ann: 1, Bo: 2 });
    const [ann = "", bo = ""] = ids;
    const codes: unknown[] = [];
    for (const second of [
      { booking: bo, version: 7, came: 1 },
      { booking: bo, version: 1, came: 3 },
      { booking: newId(), version: 1, came: 1 },
    ]) {
      const marks = [{ booking: ann, version: 1, came: 1 }, second];
      const answer = await checkIn(tenant.scope, { sessionId, actor, marks }, atStart);
      codes.push(answer.ok || answer.error.code);
    }
    expect(codes).toEqual(["version_conflict", "invalid", "not_found"]);
    expect(await stateOf(tenant)).toEqual([
      ["confirmed", null, 1],
      ["confirmed", null, 1],
    ]);
  });

  test("an hour before it begins at the earliest, and nobody is missed before it has begun", async () => {
    const { tenant, sessionId, ids } = await aClass({ Ann: 1 });
    const at = (minutes: number, came: number) =>
      checkIn(
        tenant.scope,
        { sessionId, actor, marks: [{ booking: ids[0] ?? "", version: 1, came }] },
        minuteToDate(start + minutes),
      );
    expect((await at(-61, 1)).ok).toBe(false);
    expect((await at(-59, 0)).ok).toBe(false);
    expect((await at(-59, 1)).ok).toBe(true);
  });

  test("staff do so for their own classes, each of several who hold one together; nobody else's exists for them", async () => {
    const setup = salon({}, { capacity: 4, assignment: "all", staff: ["ana", "ben"] });
    const cleo = { slug: "cleo", name: "Cleo", schedule: "always", email: "cleo@example.com" };
    const tenant = await fixtureTenant({ ...setup, staff: [...setup.staff, cleo] });
    const placed = await placeBooking(tenant.scope, wish(start));
    if (!placed.ok) throw new Error(placed.error.code);
    const session = await platformDb().session.findFirstOrThrow({ where: { tenantId: tenant.tenantId } });
    const people = await platformDb().staff.findMany({ where: { tenantId: tenant.tenantId } });
    let version = 0;
    for (const [slug, came, ok] of [
      ["cleo", 1, false],
      ["ben", 1, true],
      ["ana", null, true],
    ] as const) {
      const staffId = people.find((one) => one.slug === slug)?.id ?? null;
      const asked = { sessionId: session.id, actor: { ...actor, role: "staff" as const, staffId } };
      const mark = { booking: placed.value.bookingId, version: version + 1, came };
      const answer = await checkIn(tenant.scope, { ...asked, marks: [mark] }, atStart);
      expect([slug, answer.ok]).toEqual([slug, ok]);
      if (answer.ok) version += 1;
      expect((await loadRoster(tenant.scope, { role: "staff", staffId }, session.id)) !== null).toBe(ok);
    }
  });
});

describe("a class is cancelled", () => {
  test("with every booking, their mails, the teacher's time, in one go", async () => {
    const { tenant, sessionId, roster } = await aClass({ Ann: 1, Bo: 2 });
    const done = await cancelSession(tenant.scope, { sessionId, actor, reason: "The heating broke." });
    expect(done).toEqual({ ok: true, value: { cancelled: 2 } });
    expect(await stateOf(tenant)).toEqual([
      ["cancelled", null, 2],
      ["cancelled", null, 2],
    ]);
    expect(await queued(tenant, "cancelled")).toBe(2);
    expect(await roster()).toMatchObject({ open: false, taken: 0, people: [] });
    expect((await placeBooking(tenant.scope, wish(start))).ok).toBe(true);
    expect((await cancelSession(tenant.scope, { sessionId, actor })).ok).toBe(false);
  });

  test("not when somebody has been checked in", async () => {
    const { tenant, sessionId, ids } = await aClass({ Ann: 1, Bo: 2 });
    const marks = [{ booking: ids[0] ?? "", version: 1, came: 1 }];
    await checkIn(tenant.scope, { sessionId, actor, marks }, atStart);
    const refused = await cancelSession(tenant.scope, { sessionId, actor });
    expect(refused.ok || refused.error.code).toBe("illegal_transition");
    expect((await stateOf(tenant)).map(([status]) => status)).toEqual(["completed", "confirmed"]);
  });
});

describe("the places of one class", () => {
  test("never fewer than are sold; who sat on a high number moves down; more can be sold at once", async () => {
    const { tenant, sessionId, ids } = await aClass({ Ann: 3, "Maria de Lopez": 2 }, 6);
    const small = await setCapacity(tenant.scope, { sessionId, actor, capacity: 4 });
    expect(small.ok || small.error.errors?.[0]?.message).toMatch(
      /^Yoga flow, .+ has 5 of 4 seats sold: Ann, Maria L\.$/,
    );
    await cancelBooking(tenant.scope, { bookingId: ids[0] ?? "", actor });
    expect((await setCapacity(tenant.scope, { sessionId, actor, capacity: 2 })).ok).toBe(true);
    const seats = () =>
      platformDb().seat.findMany({
        where: { tenantId: tenant.tenantId, live: true },
        orderBy: { seatNo: "asc" },
      });
    expect((await seats()).map(({ seatNo, capacity }) => [seatNo, capacity])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect((await placeBooking(tenant.scope, wish(start))).ok).toBe(false);
    expect((await setCapacity(tenant.scope, { sessionId, actor, capacity: 4 })).ok).toBe(true);
    expect((await placeBooking(tenant.scope, wish(start, { party: 2 }))).ok).toBe(true);
    expect((await seats()).map(({ seatNo }) => seatNo)).toEqual([1, 2, 3, 4]);
  });

  test("Postgres refuses it too, whoever writes", async () => {
    const { sessionId } = await aClass({ Ann: 3 });
    await expect(
      asSuperuser(environment.superuserUrl, (client) =>
        client.query("UPDATE session SET capacity = 2 WHERE id = $1", [sessionId]),
      ),
    ).rejects.toThrow("seat_within_capacity");
  });
});
