import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MINUTES, dayOf } from "#lib/time/civil.ts";
import { spanOfDates } from "#lib/time/local-day.ts";
import { noBusy } from "./decide.ts";
import type { ServiceRules } from "./rules.ts";
import { slots } from "./slots.ts";
import { scene } from "./testing/scenes.ts";
import { scheduleOf, serviceOf, staffOf } from "./testing.ts";
import { blocksAll, type HoursSubject, type Warning } from "./warning.ts";
import { warningsOf } from "./warnings.ts";

const zone = "Asia/Kathmandu";
/** Monday, 7 December 2026, 8:00 there. */
const now = (spanOfDates("2026-12-07", "2026-12-07", zone)?.from ?? 0) + 480;
const day = dayOf("2026-12-07");

const nineToFive = scheduleOf(zone, ["09:00-17:00"], { days: [1, 2, 3, 4, 5] });
const never = scheduleOf(zone, []);
const evenings = scheduleOf(zone, ["18:00-21:00"], { id: "evenings" });
const usual = { horizonDays: 60, staff: staffOf(nineToFive, "ana") };
const service = (extra: Partial<ServiceRules>) => serviceOf(zone, { ...usual, ...extra });
const room = (extra: Partial<ServiceRules["resources"][number]> = {}) => ({
  id: "room",
  slug: "room",
  unitIds: ["u1"],
  schedule: null,
  ...extra,
});
const people = (...ids: string[]): HoursSubject => ({ kind: "people", ids });

test("nothing to say about a service that can be booked", () => {
  expect(warningsOf(service({}), now)).toEqual([]);
  expect(warningsOf(service({ hours: [scheduleOf(zone, ["12:00-20:00"])] }), now)).toEqual([]);
});

const cases: [string, Partial<ServiceRules>, Warning[]][] = [
  [
    "longer than every span",
    { durationMinutes: 90, staff: staffOf(scheduleOf(zone, ["09:00-10:00", "11:00-12:00"]), "ana") },
    [{ code: "too-long", minutes: 90, longest: 60 }],
  ],
  [
    "longer than what place and person share",
    { durationMinutes: 90, hours: [scheduleOf(zone, ["16:00-20:00"])] },
    [{ code: "too-long", minutes: 90, longest: 60 }],
  ],
  [
    "person and place never meet",
    { hours: [evenings] },
    [{ code: "never-together", who: [people("ana"), { kind: "hours", id: "evenings" }] }],
  ],
  [
    "room and place never meet, though both meet the person",
    {
      staff: staffOf(scheduleOf(zone, ["08:00-22:00"]), "ana"),
      hours: [evenings],
      resources: [room({ schedule: nineToFive })],
    },
    [
      {
        code: "never-together",
        who: [
          { kind: "hours", id: "evenings" },
          { kind: "resource", id: "room" },
        ],
      },
    ],
  ],
  [
    "two who must both come never meet",
    {
      assignment: "all",
      staff: [...staffOf(nineToFive, "ana"), ...staffOf(evenings, "ben")],
    },
    [{ code: "never-together", who: [people("ana"), people("ben")] }],
  ],
  ["nobody, and no hours of anything", { staff: [] }, [{ code: "nobody" }]],
  [
    "nobody has hours",
    { staff: staffOf(never, "ana", "ben") },
    [{ code: "closed", who: [people("ana", "ben")] }],
  ],
  [
    "one of two has hours",
    { staff: [...staffOf(nineToFive, "ana"), ...staffOf(never, "ben")] },
    [{ code: "idle-staff", staff: ["ben"] }],
  ],
  [
    "one of two who must both come has hours",
    { assignment: "all", staff: [...staffOf(nineToFive, "ana"), ...staffOf(never, "ben")] },
    [{ code: "closed", who: [people("ben")] }],
  ],
  [
    "a resource without units",
    { resources: [room({ unitIds: [] })] },
    [{ code: "no-units", resource: "room" }],
  ],
  ["a cap of zero", { limits: { perDay: 0 } }, [{ code: "cap-zero", cap: "perDay" }]],
  ["dates that are over", { dates: { from: null, to: day - 1 } }, [{ code: "dates-over", to: day - 1 }]],
  [
    "dates beyond the horizon",
    { horizonDays: 10, dates: { from: day + 11, to: null } },
    [{ code: "dates-ahead", from: day + 11, last: day + 10 }],
  ],
  [
    "notice beyond the horizon",
    { horizonDays: 1, minimumNoticeMinutes: 3 * DAY_MINUTES },
    [{ code: "notice", minutes: 3 * DAY_MINUTES, days: 1 }],
  ],
  [
    "open, but not between notice and horizon",
    { horizonDays: 2, staff: staffOf(scheduleOf(zone, ["09:00-17:00"], { days: [7] }), "ana") },
    [{ code: "closed-soon", from: day, to: day + 2 }],
  ],
  [
    "everybody is away",
    {
      horizonDays: 7,
      staff: staffOf(nineToFive, "ana").map((one) => ({
        ...one,
        timeOff: [{ from: now - 1440, to: now + 20 * 1440 }],
      })),
    },
    [{ code: "away" }],
  ],
  [
    "no start of the clock's grid inside the hours",
    {
      durationMinutes: 30,
      stepMinutes: 120,
      staff: staffOf(scheduleOf(zone, ["09:00-09:45"]), "ana"),
    },
    [{ code: "off-grid", step: 120 }],
  ],
  [
    "one start each time it opens",
    { alignment: "opening", stepMinutes: 600 },
    [{ code: "one-start", step: 600, longest: 480 }],
  ],
];

describe("what is odd is named", () => {
  test.each(cases)("%s", (_, change, expected) => {
    expect(warningsOf(service(change), now)).toEqual(expected);
  });
});

test("several things at once are all named", () => {
  const rules = service({
    durationMinutes: 600,
    resources: [room({ unitIds: [] })],
    dates: { from: null, to: 1 },
  });
  expect(warningsOf(rules, now).map(({ code }) => code)).toEqual(["no-units", "dates-over", "too-long"]);
});

test("a warning that blocks everything is there exactly when no start is free", { timeout: 60_000 }, () => {
  let blocked = 0;
  fc.assert(
    fc.property(scene, ({ rules, query: { now: at } }) => {
      const window = { from: at, to: at + (rules.horizonDays + 2) * DAY_MINUTES };
      const free = slots(rules, noBusy, { window, party: 1, now: at });
      const warned = warningsOf(rules, at).some(blocksAll);
      if (warned) blocked++;
      expect(warned).toBe(free.length === 0);
    }),
    { numRuns: 300 },
  );
  expect(blocked).toBeGreaterThan(5);
});
