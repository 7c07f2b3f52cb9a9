import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as bookings from "#app/api/v1/[tenant]/bookings/route.ts";
import { platformDb } from "#lib/db/client.ts";
import { dbRefusal } from "#lib/db/sqlstate.ts";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { type FixtureTenant, fixtureTenant, salon, wish } from "#lib/db/testing/fixture.ts";
import { at, call } from "#lib/http/testing.ts";
import { newId } from "#lib/ids.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { moveBooking } from "./move.ts";
import { placeBooking } from "./placement.ts";
import { clockAt, monday, outcome, outcomes, overlapping, owner, staffIdOf } from "./testing.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

const noon = clockAt(monday(), "12:00");

/** Half an hour, with a quarter before and half an hour after that should stay free; one booking at noon. */
async function busyAtNoon(): Promise<{ tenant: FixtureTenant; bookingId: string }> {
  const tenant = await fixtureTenant(salon({}, { bufferBeforeMinutes: 15, bufferAfterMinutes: 30 }));
  const made = await placeBooking(tenant.scope, wish(noon));
  if (!made.ok) throw new Error(made.error.code);
  return { tenant, bookingId: made.value.bookingId };
}
const squeezes = async ({ tenantId }: FixtureTenant) =>
  (await platformDb().allocation.findMany({ where: { tenantId }, orderBy: { startsAt: "asc" } })).map(
    ({ squeeze }) => squeeze,
  );
const knowingly = { actor: owner, squeeze: true } as const;

describe("staff squeeze a buffer knowingly", () => {
  /** Minutes from the booking at noon, and what can be had there: plainly, squeezed. */
  const starts: [number, string, string][] = [
    [-75, "booked", "booked"],
    [-60, "slot_taken", "booked"],
    [-45, "slot_taken", "booked"],
    [-30, "slot_taken", "booked"],
    [-15, "slot_taken", "slot_taken"],
    [0, "slot_taken", "slot_taken"],
    [15, "slot_taken", "slot_taken"],
    [30, "slot_taken", "booked"],
    [45, "slot_taken", "booked"],
    [60, "slot_taken", "booked"],
    [75, "booked", "booked"],
  ];

  test.each(starts)("B26: %i minutes from a booking of half an hour", async (offset, plain, squeezed) => {
    const { tenant } = await busyAtNoon();
    const start = noon + offset;
    expect(await outcome(placeBooking(tenant.scope, wish(start, { ...knowingly, squeeze: false })))).toBe(
      plain,
    );
    if (plain === "booked") return;
    expect(await outcome(placeBooking(tenant.scope, wish(start, knowingly)))).toBe(squeezed);
    if (squeezed !== "booked") return;
    expect((await squeezes(tenant)).toSorted()).toEqual([false, true]);
    expect(await overlapping(environment.superuserUrl)).toBe(0);
  });

  test("only where nothing else helps: a free time stays under the buffer's rule", async () => {
    const { tenant } = await busyAtNoon();
    expect(await outcome(placeBooking(tenant.scope, wish(noon + 240, knowingly)))).toBe("booked");
    expect(await squeezes(tenant)).toEqual([false, false]);
    expect(await outcome(placeBooking(tenant.scope, wish(noon + 270)))).toBe("slot_taken");
  });

  test("never beyond the hours, and of ten at once one has the time", async () => {
    const { tenant } = await busyAtNoon();
    const rivals = Array.from({ length: 10 }, () => placeBooking(tenant.scope, wish(noon + 30, knowingly)));
    expect(await outcomes(rivals)).toEqual({ booked: 1, slot_taken: 9 });
    expect(await overlapping(environment.superuserUrl)).toBe(0);
    const closed = await fixtureTenant(
      salon({ schedules: [{ slug: "always", timezone: "America/New_York", weekly: [] }] }),
    );
    expect(await outcome(placeBooking(closed.scope, wish(noon, knowingly)))).toBe("outside_availability");
  });

  test("what is squeezed in is as sacred as every other booking", async () => {
    const { tenant } = await busyAtNoon();
    await placeBooking(tenant.scope, wish(noon + 30, knowingly));
    expect(await outcome(placeBooking(tenant.scope, wish(noon + 30, knowingly)))).toBe("slot_taken");
    expect(await outcome(placeBooking(tenant.scope, wish(noon + 45, knowingly)))).toBe("slot_taken");
    expect(await outcome(placeBooking(tenant.scope, wish(noon + 30)))).toBe("slot_taken");
    expect(await outcome(placeBooking(tenant.scope, wish(noon + 60, knowingly)))).toBe("booked");
  });

  test("a move may squeeze too, and a later one goes back under the rule", async () => {
    const { tenant } = await busyAtNoon();
    const other = await placeBooking(tenant.scope, wish(noon + 240));
    if (!other.ok) throw new Error(other.error.code);
    const move = (start: number, squeeze: boolean, actor = owner) =>
      moveBooking(tenant.scope, {
        ...{ bookingId: other.value.bookingId, actor, start, timezone: "UTC", squeeze },
      });
    expect(await outcome(move(noon + 30, false))).toBe("slot_taken");
    expect(await outcome(move(noon + 30, true, { kind: "customer" }))).toBe("slot_taken");
    expect(await outcome(move(noon + 15, true))).toBe("slot_taken");
    expect(await outcome(move(noon + 30, true))).toBe("booked");
    expect(await outcome(move(noon + 240, true))).toBe("booked");
    const live = await platformDb().allocation.findMany({
      where: { tenantId: tenant.tenantId, state: "confirmed" },
    });
    expect(live.map(({ squeeze }) => squeeze)).toEqual([false, false]);
  });
});

describe("customers do not", () => {
  test("through no door: ignored in the placement, refused by the API (T5)", async () => {
    const { tenant } = await busyAtNoon();
    const asked = { actor: { kind: "customer" as const }, squeeze: true };
    expect(await outcome(placeBooking(tenant.scope, wish(noon + 30, asked)))).toBe("slot_taken");
    const answer = await call(bookings.POST, {
      params: { tenant: tenant.slug },
      body: {
        service: "cut",
        start: at(noon + 30),
        timezone: "UTC",
        customer: { name: "Casey", email: "casey@example.com" },
        squeeze: true,
      },
    });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "squeeze" }] } });
    expect(await squeezes(tenant)).toEqual([false]);
  });
});

describe("the constraints have the last word", () => {
  /** A row as nobody here would write it. */
  async function insert(tenant: FixtureTenant, bookingId: string, offset: number, squeeze: boolean) {
    const span = { startsAt: minuteToDate(noon + offset), endsAt: minuteToDate(noon + offset + 30) };
    await platformDb().allocation.create({
      data: {
        tenantId: tenant.tenantId,
        id: newId(),
        laneKind: "staff",
        laneId: await staffIdOf(tenant, "ana"),
        ...span,
        occupiedFrom: minuteToDate(noon + offset - 15),
        occupiedTo: minuteToDate(noon + offset + 60),
        state: "confirmed",
        squeeze,
        bookingId,
      },
    });
  }
  const refusal = (work: Promise<void>) =>
    work.then(
      () => "written",
      (error: unknown) => dbRefusal(error),
    );

  test.each([
    [-29, true, "exclusion"],
    [0, true, "exclusion"],
    [29, true, "exclusion"],
    [-30, true, "written"],
    [30, true, "written"],
    [-30, false, "exclusion"],
    [30, false, "exclusion"],
    [-74, false, "exclusion"],
    [-75, false, "written"],
    [74, false, "exclusion"],
    [75, false, "written"],
  ])("B26: a row %i minutes away, squeezed: %s → %s", async (offset, squeeze, wanted) => {
    const { tenant, bookingId } = await busyAtNoon();
    expect(await refusal(insert(tenant, bookingId, offset, squeeze))).toBe(wanted);
  });
});
