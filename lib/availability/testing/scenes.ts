import fc from "fast-check";
import { dateOf } from "#lib/time/civil.ts";
import { clockChanges, oddChanges } from "#lib/time/testing.ts";
import { listZones } from "#lib/time/zone.ts";
import { merge } from "../intervals.ts";
import type { Assignment, Busy, ScheduleRules, ServiceRules, SlotQuery, Span } from "../rules.ts";

/** Businesses that nobody would think of, around clock changes: what the laws are tried on. */

export interface Scene {
  rules: ServiceRules;
  busy: Busy;
  query: SlotQuery;
}

const quarter = (min: number, max: number) => fc.integer({ min: min / 15, max: max / 15 }).map((n) => n * 15);
const change = fc.oneof(fc.constantFrom(...clockChanges), fc.constantFrom(...oddChanges));
export const otherZone = fc.constantFrom(...listZones().map(({ zone }) => zone));

/** Every rule at once leaves nothing to compare: each is there in one scene of six. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

// Shifts of any length up to a day, at any quarter, some over midnight; sometimes off the quarter on purpose (23:59 included).
const shift = fc
  .tuple(quarter(0, 1425), quarter(120, 1440), fc.constantFrom(0, 0, 0, 1, 10, 14))
  .map(([from, length, odd]) => ({ from: from + odd, to: from + odd + length }));

const weeklyHours = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 7 }), shift), { minLength: 10, maxLength: 24 })
  .map((weekly) => weekly.map(([weekday, span]) => ({ weekday, ...span })));

/** Weekly hours, sometimes other ones in another zone for a while, sometimes an exception, around a day. */
const schedule = (zone: fc.Arbitrary<string>, id: string, today: number): fc.Arbitrary<ScheduleRules> =>
  fc
    .record({
      zone,
      weekly: weeklyHours,
      away: seldom(
        fc.record({ zone: otherZone, weekly: weeklyHours, from: near(today), days: fc.nat({ max: 2 }) }),
      ),
      exception: seldom(fc.tuple(near(today), fc.array(shift, { maxLength: 2 }))),
    })
    .map(({ zone: name, weekly, away, exception }) => ({
      id,
      zone: name,
      weekly,
      exceptions: new Map(exception ? [[dateOf(exception[0]), exception[1]]] : []),
      periods: away ? [{ ...away, to: away.from + away.days }] : [],
    }));

const near = (day: number) => fc.integer({ min: day - 2, max: day + 2 });
const cap = seldom(fc.integer({ min: 1, max: 2 }));
const caps = fc.record({ perDay: cap, perWeek: cap });

/** Starts of bookings made, some within the day, some a week off. */
const booked = (around: number) =>
  fc.array(
    fc.integer({ min: -5000, max: 5000 }).map((away) => around + away),
    { maxLength: 4 },
  );

const busySpans = (around: number) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -1500, max: 1500 }), fc.integer({ min: 1, max: 300 }))
      .map(([away, length]): Span => ({ from: around + away, to: around + away + length })),
    { maxLength: 6 },
  );

export const scene: fc.Arbitrary<Scene> = change.chain(({ zone, minute }) => {
  const zones = fc.oneof({ arbitrary: fc.constant(zone), weight: 4 }, { arbitrary: otherZone, weight: 1 });
  const today = Math.floor(minute / 1440);
  const hoursOf = (id: string) => schedule(zones, id, today);
  return fc
    .record({
      hours: fc.tuple(hoursOf("a"), hoursOf("b"), hoursOf("c"), hoursOf("r")),
      shared: seldom(hoursOf("l")),
      timeOff: fc.tuple(seldom(busySpans(minute)), seldom(busySpans(minute)), seldom(busySpans(minute))),
      alignment: fc.constantFrom<ServiceRules["alignment"]>("clock", "clock", "opening"),
      dates: fc.record({
        from: seldom(near(today)).map((day) => day ?? null),
        to: seldom(near(today)).map((day) => day ?? null),
      }),
      weekStart: fc.integer({ min: 1, max: 7 }),
      limits: caps,
      staffLimits: fc.tuple(caps, caps, caps),
      booked: booked(minute),
      bookedWith: fc.tuple(booked(minute), booked(minute), booked(minute)),
      people: fc.integer({ min: 0, max: 3 }),
      units: fc.integer({ min: 0, max: 2 }),
      roomHours: fc.boolean(),
      lanes: fc.tuple(
        busySpans(minute),
        busySpans(minute),
        busySpans(minute),
        busySpans(minute),
        busySpans(minute),
      ),
      durationMinutes: fc.constantFrom(15, 25, 45, 60, 90),
      bufferBeforeMinutes: fc.constantFrom(0, 0, 10),
      bufferAfterMinutes: fc.constantFrom(0, 0, 15, 20),
      stepMinutes: fc.constantFrom(5, 5, 15, 30, 50, 60),
      minimumNoticeMinutes: fc.constantFrom(0, 0, 120),
      horizonDays: fc.constantFrom(0, 1, 30, 30, 30, 30),
      assignment: fc.constantFrom<Assignment>("any", "any", "balanced", "all"),
      from: fc.integer({ min: -900, max: 0 }),
      length: fc.integer({ min: 1, max: 1500 }),
      nowBefore: fc.integer({ min: -300, max: 2000 }),
      named: fc.boolean(),
    })
    .map((s): Scene => {
      const staff = s.hours.slice(0, s.people).map((hours, i) => ({
        id: hours.id,
        slug: hours.id,
        schedule: hours,
        timeOff: merge(s.timeOff[i]?.slice(0, 1) ?? []),
        limits: s.staffLimits[i] ?? {},
        weight: 1,
      }));
      const room = {
        id: "room",
        slug: "room",
        unitIds: ["u1", "u2"].slice(0, s.units),
        schedule: s.roomHours || s.people === 0 ? s.hours[3] : null,
      };
      const window = { from: minute + s.from, to: minute + s.from + s.length };
      return {
        rules: {
          ...s,
          id: "s",
          slug: "s",
          zone,
          capacity: 1,
          hours: s.shared ? [s.shared] : [],
          staff,
          resources: s.units > 0 ? [room] : [],
        },
        busy: {
          lanes: new Map(["a", "b", "c", "u1", "u2"].map((id, i) => [id, s.lanes[i] ?? []])),
          sessions: [],
          booked: s.booked,
          bookedWith: new Map(["a", "b", "c"].map((id, i) => [id, s.bookedWith[i] ?? []])),
        },
        query: { window, party: 1, now: window.from - s.nowBefore, ...(s.named ? { staffId: "a" } : {}) },
      };
    });
});

/** A scene as a group service: sessions here and there, some full, and a party that may be too many. */
export const groupScene: fc.Arbitrary<Scene> = scene.chain(({ rules, busy, query }) => {
  const { from, to } = query.window;
  const session = fc.record({
    sessionId: fc.uuid(),
    staffId: fc.constantFrom("a", "b", "c", null),
    from: fc.integer({ min: from, max: to - 1 }),
    seatsTaken: fc.integer({ min: 0, max: 4 }),
    capacity: fc.integer({ min: 1, max: 4 }),
  });
  return fc
    .record({
      capacity: fc.integer({ min: 2, max: 4 }),
      party: fc.integer({ min: 0, max: 5 }),
      sessions: fc.array(session, { maxLength: 6 }),
      stranger: fc.boolean(),
    })
    .map(({ capacity, party, sessions, stranger }) => ({
      rules: { ...rules, capacity },
      busy: { ...busy, sessions: sessions.map((one) => ({ ...one, to: one.from + rules.durationMinutes })) },
      query: { ...query, party, ...(stranger && rules.staff.length < 3 ? { staffId: "c" } : {}) },
    }));
});

/** Scenes whose service can be booked at all; what `crews` says of the others is in slots.test.ts. */
export const bookable = scene.filter(
  ({ rules, query }) =>
    (rules.staff.length > 0 || rules.resources.length > 0 || rules.hours.length > 0) &&
    (query.staffId === undefined || rules.staff.some(({ id }) => id === query.staffId)),
);
