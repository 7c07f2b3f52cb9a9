import { describe, expect, test } from "vitest";
import { utc } from "#lib/time/testing.ts";
import { type DecideQuery, decide } from "./decide.ts";
import type { Busy, Refusal, ServiceRules, SessionBusy } from "./rules.ts";
import { slots } from "./slots.ts";
import { busyOf, scheduleOf, serviceOf, staffOf } from "./testing.ts";

const now = utc("2026-12-01T08:00Z");
const ten = utc("2026-12-01T10:00Z");
const hour = { from: ten, to: ten + 60 };
const nineToFive = scheduleOf("UTC", ["09:00-17:00"]);
const base = serviceOf("UTC", {
  staff: staffOf(nineToFive, "ana", "ben"),
  minimumNoticeMinutes: 60,
  horizonDays: 30,
});

const ask = (rules: ServiceRules, busy: Busy, query: Partial<DecideQuery> = {}) =>
  decide(rules, busy, { from: ten, party: 1, now, ...query });

function refusal(rules: ServiceRules, busy: Busy, query: Partial<DecideQuery> = {}): Refusal | null {
  const decision = ask(rules, busy, query);
  return decision.ok ? null : decision.refusal;
}

function placement(rules: ServiceRules, busy: Busy, query: Partial<DecideQuery> = {}) {
  const decision = ask(rules, busy, query);
  if (!decision.ok) throw new Error(decision.refusal);
  return decision.placement;
}

describe("B14: each refusal has its code", () => {
  const all = busyOf({ ana: [hour], ben: [hour] });
  test.each<[string, Refusal, Busy, Partial<DecideQuery>]>([
    ["the past", "too_soon", busyOf(), { from: now - 60 }],
    ["the past, off the grid and at night", "too_soon", busyOf(), { from: now - 607 }],
    ["a minute inside the notice", "too_soon", busyOf(), { from: ten, now: ten - 59 }],
    ["beyond the horizon", "beyond_horizon", busyOf(), { from: ten + 31 * 1440 }],
    ["off the grid", "off_grid", busyOf(), { from: ten + 7 }],
    ["outside the hours", "outside_availability", busyOf(), { from: ten + 12 * 60 }],
    ["over closing time", "outside_availability", busyOf(), { from: ten + 7 * 60 }],
    ["somebody who does not do this", "outside_availability", busyOf(), { staffId: "eve" }],
    ["a cap", "limit_reached", busyOf({}, { booked: [ten - 60, ten + 60, ten + 120] }), {}],
    ["a party that is too large", "limit_reached", busyOf(), { party: 2 }],
    ["a taken time", "slot_taken", all, {}],
    ["a time taken with the one named", "slot_taken", busyOf({ ana: [hour] }), { staffId: "ana" }],
  ])("%s: %s", (_what, code, busy, query) => {
    const rules = { ...base, limits: { perDay: 3 } };
    expect(refusal(rules, busy, query)).toBe(code);
  });

  test("exactly the notice is enough, and the last day of the horizon is bookable", () => {
    expect(refusal(base, busyOf(), { now: ten - 60 })).toBeNull();
    expect(refusal(base, busyOf(), { from: ten + 30 * 1440 })).toBeNull();
  });
});

describe("who takes it", () => {
  const staffOrder = (rules: ServiceRules, load?: Record<string, number>) =>
    placement(rules, busyOf(), load ? { load: new Map(Object.entries(load)) } : {}).candidates.map(
      ({ staffIds }) => staffIds.join("+"),
    );

  test("any: in the rules' order; balanced: who has least first", () => {
    expect(staffOrder(base)).toEqual(["ana", "ben"]);
    expect(staffOrder({ ...base, assignment: "balanced" }, { ana: 3, ben: 1 })).toEqual(["ben", "ana"]);
    expect(staffOrder({ ...base, assignment: "balanced" }, { ana: 1, ben: 1 })).toEqual(["ana", "ben"]);
    expect(staffOrder({ ...base, assignment: "balanced" })).toEqual(["ana", "ben"]);
  });

  test("all: together or not at all, whoever is named", () => {
    const rules: ServiceRules = { ...base, assignment: "all" };
    expect(staffOrder(rules)).toEqual(["ana+ben"]);
    expect(placement(rules, busyOf(), { staffId: "ben" }).candidates[0]?.staffIds).toEqual(["ana", "ben"]);
    expect(refusal(rules, busyOf({ ben: [hour] }))).toBe("slot_taken");
  });

  test("resources: a unit of each kind, the free ones first, others as second choices", () => {
    const kinds = [
      { id: "room", slug: "room", unitIds: ["r1", "r2", "r3"], schedule: null },
      { id: "lamp", slug: "lamp", unitIds: ["l1"], schedule: null },
    ];
    const rules = { ...base, resources: kinds };
    const { candidates } = placement(rules, busyOf({ r1: [hour], ana: [hour] }));
    expect(candidates).toEqual([
      { staffIds: ["ben"], unitIds: ["r2", "l1"] },
      { staffIds: ["ben"], unitIds: ["r3", "l1"] },
    ]);
    expect(refusal(rules, busyOf({ l1: [hour] }))).toBe("slot_taken");
  });

  test("without people the resources' hours decide; without any hours it is never open", () => {
    const room = { id: "room", slug: "room", unitIds: ["r1"], schedule: nineToFive };
    const rules: ServiceRules = { ...base, staff: [], resources: [room] };
    expect(placement(rules, busyOf()).candidates).toEqual([{ staffIds: [], unitIds: ["r1"] }]);
    expect(refusal(rules, busyOf(), { from: ten + 12 * 60 })).toBe("outside_availability");
    expect(refusal({ ...rules, resources: [{ ...room, schedule: null }] }, busyOf())).toBe(
      "outside_availability",
    );
    expect(refusal({ ...rules, resources: [] }, busyOf())).toBe("outside_availability");
  });
});

describe("group services", () => {
  const rules: ServiceRules = { ...base, capacity: 10 };
  const session = (extra: Partial<SessionBusy> = {}): SessionBusy => ({
    sessionId: "s1",
    staffId: "ana",
    ...hour,
    seatsTaken: 8,
    capacity: 10,
    ...extra,
  });
  const withSession = (extra: Partial<SessionBusy> = {}) =>
    busyOf({ ana: [hour] }, { sessions: [session(extra)] });
  const slotAtTen = (busy: Busy, query: { party?: number; staffId?: string } = {}) =>
    slots(rules, busy, { window: { from: ten, to: ten + 1 }, party: 1, now, ...query })[0];

  test("a new session has all its seats", () => {
    expect(slotAtTen(busyOf())).toMatchObject({ staff: ["ana", "ben"], seatsLeft: 10 });
    expect(placement(rules, busyOf()).session).toBeNull();
    expect(refusal(rules, busyOf(), { party: 11 })).toBe("limit_reached");
  });

  test("seats of an existing one come first, though its lanes are taken", () => {
    const busy = withSession();
    expect(placement(rules, busy, { party: 2 }).session?.sessionId).toBe("s1");
    expect(slotAtTen(busy, { staffId: "ana" })).toMatchObject({ staff: ["ana"], seatsLeft: 2 });
    expect(slotAtTen(busy)).toMatchObject({ staff: ["ana", "ben"], seatsLeft: 10 });
  });

  test("a party that does not fit opens a session with somebody free, or is refused", () => {
    const busy = withSession();
    expect(placement(rules, busy, { party: 3 }).candidates).toEqual([{ staffIds: ["ben"], unitIds: [] }]);
    expect(slotAtTen(busy, { party: 3 })).toMatchObject({ staff: ["ben"] });
    expect(refusal(rules, busy, { party: 3, staffId: "ana" })).toBe("slot_taken");
    expect(slotAtTen(busy, { party: 3, staffId: "ana" })).toBeUndefined();
  });

  test("a session keeps its time when grid and hours move away; a full one there is taken", () => {
    const odd = { from: ten + 7, to: ten + 67 };
    expect(refusal(rules, withSession(odd), { from: odd.from })).toBeNull();
    expect(refusal(rules, withSession({ ...odd, seatsTaken: 10 }), { from: odd.from })).toBe("slot_taken");
  });

  test("slots and decide agree at every minute around sessions", () => {
    for (const seatsTaken of [0, 8, 10])
      for (const party of [1, 2, 3, 10, 11])
        for (const staffId of [undefined, "ana", "ben"])
          for (const away of [0, 7]) {
            const busy = withSession({ from: ten + away, to: ten + away + 60, seatsTaken });
            const window = { from: ten - 70, to: ten + 70 };
            const listed = slots(rules, busy, { window, party, now, staffId }).map(({ from }) => from);
            for (let from = window.from; from < window.to; from++)
              expect(refusal(rules, busy, { from, party, staffId }) === null).toBe(listed.includes(from));
          }
  });

  test("without staff a start has one session, full or not", () => {
    const room = { id: "room", slug: "room", unitIds: ["r1", "r2"], schedule: nineToFive };
    const alone: ServiceRules = { ...rules, staff: [], resources: [room] };
    const busy = busyOf({ r1: [hour] }, { sessions: [session({ staffId: null, seatsTaken: 10 })] });
    expect(refusal(alone, busy)).toBe("slot_taken");
    expect(slots(alone, busy, { window: { from: ten, to: ten + 1 }, party: 1, now })).toEqual([]);
  });
});
