import { describe, expect, test } from "vitest";
import { dayOf } from "#lib/time/civil.ts";
import { formatOffsetDateTime } from "#lib/time/instant.ts";
import { spanOfDates } from "#lib/time/local-day.ts";
import { utc } from "#lib/time/testing.ts";
import { decide } from "./decide.ts";
import type { Busy, ServiceRules } from "./rules.ts";
import { slots } from "./slots.ts";
import { busyOf, hours, scheduleOf, serviceOf, staffOf } from "./testing.ts";

// The rules that businesses describe, one example each; the laws hold them against the oracle in every combination.

const berlin = "Europe/Berlin";
const nine = scheduleOf(berlin, ["09:00-17:00"]);
const now = utc("2026-11-01T00:00Z");

/** Clock readings of the starts of a local date, in the service's zone or another. */
function clocks(rules: ServiceRules, date: string, busy: Busy = busyOf(), zone = rules.zone): string[] {
  const window = spanOfDates(date, date, zone) ?? { from: 0, to: 0 };
  return slots(rules, busy, { window, party: 1, now }).map(({ from }) =>
    formatOffsetDateTime(from, zone).slice(11, 16),
  );
}

const salon = (extra: Partial<ServiceRules> = {}) =>
  serviceOf(berlin, { staff: staffOf(nine, "ana"), ...extra });

describe("hours that meet", () => {
  test("place, service, person and room must all be open", () => {
    const rules = salon({
      hours: [scheduleOf(berlin, ["08:00-15:00"]), scheduleOf(berlin, ["10:00-20:00"], { days: [2] })],
      resources: [{ id: "r", slug: "room", unitIds: ["u"], schedule: scheduleOf(berlin, ["00:00-13:00"]) }],
    });
    expect(clocks(rules, "2026-12-01")).toEqual(["10:00", "11:00", "12:00"]);
    expect(clocks(rules, "2026-12-02")).toEqual([]);
  });

  test("a service without people or rooms is open when its place is", () => {
    const rules = salon({ staff: [], hours: [scheduleOf(berlin, ["10:00-12:00"])] });
    expect(clocks(rules, "2026-12-01")).toEqual(["10:00", "11:00"]);
  });

  test("somebody works in another zone for a while, in hours of that place", () => {
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...hours("09:00-12:00") }));
    const away = scheduleOf(berlin, ["09:00-17:00"], {
      periods: [{ from: dayOf("2026-12-07"), to: dayOf("2026-12-09"), zone: "Asia/Kathmandu", weekly: week }],
    });
    const rules = salon({ staff: staffOf(away, "ana"), stepMinutes: 15 });
    expect(clocks(rules, "2026-12-06").at(-1)).toBe("16:00");
    // Nine to twelve in Kathmandu is 4:15 to 7:15 in Berlin.
    expect(clocks(rules, "2026-12-08")[0]).toBe("04:15");
    expect(clocks(rules, "2026-12-08").at(-1)).toBe("06:15");
    expect(clocks(rules, "2026-12-08", busyOf(), "Asia/Kathmandu").at(-1)).toBe("11:00");
    expect(clocks(rules, "2026-12-10")[0]).toBe("09:00");
  });

  test("time off closes, whatever the schedule says, and cuts an appointment short of it", () => {
    const [ana] = staffOf(nine, "ana");
    if (!ana) throw new Error("nobody");
    const off = { from: utc("2026-12-01T11:30Z"), to: utc("2026-12-01T15:00Z") };
    const rules = salon({ staff: [{ ...ana, timeOff: [off] }], stepMinutes: 30 });
    expect(clocks(rules, "2026-12-01")).toEqual([
      "09:00",
      "09:30",
      "10:00",
      "10:30",
      "11:00",
      "11:30",
      "16:00",
    ]);
  });
});

describe("where counting begins", () => {
  const lunch = scheduleOf(berlin, ["09:10-11:00", "13:05-15:00"]);
  const step = { staff: staffOf(lunch, "ana"), durationMinutes: 40, stepMinutes: 25 };

  test("by the clock from midnight, or from each opening", () => {
    expect(clocks(salon(step), "2026-12-01")).toEqual(["09:10", "09:35", "10:00", "13:20", "13:45", "14:10"]);
    expect(clocks(salon({ ...step, alignment: "opening" }), "2026-12-01")).toEqual([
      "09:10",
      "09:35",
      "10:00",
      "13:05",
      "13:30",
      "13:55",
      "14:20",
    ]);
  });

  test("busy time moves no opening; what opens is what place and person share", () => {
    const rules = salon({ ...step, alignment: "opening", hours: [scheduleOf(berlin, ["09:20-24:00"])] });
    const busy = busyOf({ ana: [{ from: utc("2026-12-01T08:20Z"), to: utc("2026-12-01T08:50Z") }] });
    expect(clocks(rules, "2026-12-01", busy).slice(0, 2)).toEqual(["10:10", "13:05"]);
    expect(decide(rules, busy, { from: utc("2026-12-01T09:00Z"), party: 1, now })).toEqual({
      ok: false,
      refusal: "off_grid",
    });
  });

  test("round the clock it begins anew each local day, on days of 23 and 25 hours too", () => {
    const rules = salon({
      staff: staffOf(scheduleOf(berlin, ["00:00-24:00"]), "ana"),
      alignment: "opening",
      durationMinutes: 10,
      stepMinutes: 420,
    });
    expect(clocks(rules, "2026-12-01")).toEqual(["00:00", "07:00", "14:00", "21:00"]);
    expect(clocks(rules, "2027-03-28")).toEqual(["00:00", "08:00", "15:00", "22:00"]);
    expect(clocks(rules, "2027-10-31")).toEqual(["00:00", "06:00", "13:00", "20:00"]);
  });
});

describe("how much and how far", () => {
  const at = (text: string) => utc(`${text}Z`);

  test("Z14: a weekly cap counts weeks that begin when the business's do", () => {
    // Thursday and the Saturday after it; Sunday begins the American week and ends the ISO one.
    const booked = [at("2026-12-03T10:00"), at("2026-12-05T10:00")];
    const rules = (weekStart: number) => salon({ limits: { perWeek: 2 }, weekStart });
    expect(clocks(rules(7), "2026-12-06", busyOf({}, { booked }))).toHaveLength(8);
    expect(clocks(rules(1), "2026-12-06", busyOf({}, { booked }))).toEqual([]);
    expect(clocks(rules(1), "2026-12-07", busyOf({}, { booked }))).toHaveLength(8);
    expect(clocks(rules(6), "2026-12-04", busyOf({}, { booked }))).toHaveLength(8);
  });

  test("a person's cap closes their days to this service, and nobody else's", () => {
    const staff = staffOf(nine, "ana", "ben").map((member, i) =>
      i === 0 ? { ...member, limits: { perDay: 1 } } : member,
    );
    const busy = busyOf({}, { bookedWith: new Map([["ana", [at("2026-12-01T22:30")]]]) });
    const found = slots(salon({ staff }), busy, {
      window: { from: at("2026-12-01T00:00"), to: at("2026-12-02T23:00") },
      party: 1,
      now,
    });
    const days = Map.groupBy(found, ({ from }) => formatOffsetDateTime(from, berlin).slice(0, 10));
    expect(days.get("2026-12-01")?.map(({ staff: who }) => who)).toEqual(Array(8).fill(["ben"]));
    expect(days.get("2026-12-02")?.[0]?.staff).toEqual(["ana", "ben"]);
    // Half past eleven in the evening in Berlin is still that day there.
    expect(
      decide(salon({ staff: staff.slice(0, 1) }), busy, { from: at("2026-12-01T09:00"), party: 1, now }),
    ).toEqual({ ok: false, refusal: "limit_reached" });
  });

  test("dates bound the service at both ends, whole local days", () => {
    const rules = salon({ dates: { from: dayOf("2026-12-02"), to: dayOf("2026-12-03") } });
    expect(
      ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"].map((day) => clocks(rules, day).length),
    ).toEqual([0, 8, 8, 0]);
    for (const from of [at("2026-12-01T10:00"), at("2026-12-04T10:00")])
      expect(decide(rules, busyOf(), { from, party: 1, now })).toEqual({
        ok: false,
        refusal: "beyond_horizon",
      });
  });

  test("balanced: whoever has least for their weight comes first", () => {
    const staff = staffOf(nine, "ana", "ben").map((member, i) => ({ ...member, weight: i === 0 ? 3 : 1 }));
    const rules = salon({ staff, assignment: "balanced" });
    const first = (ana: number, ben: number) => {
      const decision = decide(rules, busyOf(), {
        from: at("2026-12-01T09:00"),
        party: 1,
        now,
        load: new Map([
          ["ana", ana],
          ["ben", ben],
        ]),
      });
      return decision.ok ? decision.placement.candidates[0]?.staffIds[0] : decision.refusal;
    };
    expect([first(0, 0), first(170, 60), first(180, 60), first(181, 60)]).toEqual([
      "ana",
      "ana",
      "ana",
      "ben",
    ]);
  });

  test("B15: a squeezed buffer keeps its place in the booking, and two bookings still never meet", () => {
    const rules = salon({ bufferAfterMinutes: 30, stepMinutes: 30 });
    const query = { from: at("2026-12-01T09:00"), party: 1, now };
    const after = { from: at("2026-12-01T10:00"), to: at("2026-12-01T11:00") };
    expect(decide(rules, busyOf({ ana: [after] }), query)).toEqual({ ok: false, refusal: "slot_taken" });
    expect(decide(rules, busyOf({ ana: [after] }), { ...query, squeeze: true })).toMatchObject({
      ok: true,
      placement: { squeeze: true, occupiedTo: at("2026-12-01T10:30") },
    });
    const over = { ...after, from: after.from - 1 };
    expect(decide(rules, busyOf({ ana: [over] }), { ...query, squeeze: true }).ok).toBe(false);
  });
});
