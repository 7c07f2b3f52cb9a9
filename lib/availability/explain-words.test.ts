import { describe, expect, test } from "vitest";
import { getTranslator } from "#lib/i18n/messages.ts";
import { dayOf } from "#lib/time/civil.ts";
import { utc } from "#lib/time/testing.ts";
import type { BusyDetails } from "./busy-details.ts";
import { explain } from "./explain.ts";
import type { ExplainNames } from "./explain-names.ts";
import { reasonsOf, summaryText } from "./explain-summary.ts";
import type { ServiceRules } from "./rules.ts";
import { detailsOf, namesOf, scheduleOf, serviceOf, staffOf, takingOf } from "./testing.ts";
import { verdictText } from "./verdict-words.ts";

const t = getTranslator("en", "explain");
const now = utc("2026-12-01T08:00Z");
const ten = utc("2026-12-01T10:00Z");
const at = (text: string) => utc(`2026-12-01T${text}Z`);
const from = (a: string, b: string) => ({ from: at(a), to: at(b) });

const wholeDay = { from: at("00:00"), to: at("00:00") + 1440 };

const nineToFive = scheduleOf("UTC", ["09:00-17:00"]);
const massage = serviceOf("UTC", {
  staff: staffOf(nineToFive, "ana"),
  durationMinutes: 45,
  stepMinutes: 15,
  minimumNoticeMinutes: 60,
  horizonDays: 30,
});
const room = { id: "room", slug: "room", unitIds: ["r1"], schedule: null };

interface Case {
  rules?: Partial<ServiceRules>;
  details?: Partial<BusyDetails>;
  names?: Partial<ExplainNames>;
  start?: number;
  staffId?: string;
  party?: number;
}

function ask({ rules = {}, details = {}, names = {}, start = ten, staffId, party = 1 }: Case) {
  const all = { ...massage, ...rules };
  const explanation = explain(all, detailsOf(details), { from: start, party, now, staffId });
  const words = { t, region: "en-GB", zone: all.zone, names: namesOf(names), from: start };
  return {
    summary: summaryText(words, explanation),
    reasons: reasonsOf(words, explanation),
    refusing: explanation.verdicts.filter(({ refuses }) => refuses).map((one) => verdictText(words, one)),
    passing: explanation.verdicts.filter(({ passed }) => passed).map((one) => verdictText(words, one)),
  };
}

const two = staffOf(nineToFive, "ana", "ben");
const christmas = scheduleOf("UTC", ["09:00-17:00"], { exceptions: { "2026-12-01": [] } });
const booking = takingOf("ana", from("09:30", "10:15"));
const full = { sessionId: "s", staffId: "ana", from: ten, to: ten + 45, seatsTaken: 6, capacity: 6 };

const leading = takingOf("ana", { from: ten, to: ten + 45 }, { kind: "session" });

describe("what each rule says when it refuses", () => {
  test.each<[string, Case]>([
    ["This time has passed.", { start: now - 60 }],
    [
      "Customers book at least 1 hr ahead; for this time that was possible until 07:45.",
      { start: at("08:45"), rules: { staff: staffOf(scheduleOf("UTC", ["00:00-24:00"]), "ana") } },
    ],
    ["Customers can book up to 30 days ahead, until Thu 31 Dec. This is later.", { start: ten + 31 * 1440 }],
    [
      "Massage can be booked from Sat 5 Dec to Sun 20 Dec. This day is not among them.",
      { rules: { dates: { from: dayOf("2026-12-05"), to: dayOf("2026-12-20") } } },
    ],
    [
      "Starts are every 15 mins, counted from midnight; 10:07 is not one of them. The nearest are 10:00 and 10:15.",
      { start: ten + 7 },
    ],
    [
      "Starts are every 30 mins, counted from 09:10, when it opens; 10:00 is not one of them. The nearest are 09:40 and 10:10.",
      {
        rules: {
          alignment: "opening",
          stepMinutes: 30,
          staff: staffOf(scheduleOf("UTC", ["09:10-17:00"]), "ana"),
        },
      },
    ],
    ["08:00–08:45 is outside Ana’s hours, 09:00–17:00 that day.", { start: at("08:00") + 1440 }],
    ["It would last until 17:15, but Ana’s hours end at 17:00.", { start: at("16:30") }],
    [
      "Ana does not work on Tue 1 Dec. Tue 1 Dec is a special day: Stocktaking.",
      {
        rules: { staff: staffOf(christmas, "ana") },
        names: {
          schedules: new Map([
            [
              "hours",
              { slug: "x", exceptions: new Map([["2026-12-01", "Stocktaking"]]), periods: new Map() },
            ],
          ]),
        },
      },
    ],
    [
      "Ana does not work on Tue 1 Dec. Other hours hold from Mon 30 Nov to Sun 6 Dec: In Lisbon.",
      {
        rules: {
          staff: staffOf(
            scheduleOf("UTC", ["09:00-17:00"], {
              periods: [{ from: dayOf("2026-11-30"), to: dayOf("2026-12-06"), zone: "UTC", weekly: [] }],
            }),
            "ana",
          ),
        },
        names: {
          schedules: new Map([
            [
              "hours",
              {
                slug: "x",
                exceptions: new Map(),
                periods: new Map([[dayOf("2026-11-30"), { to: "2026-12-06", reason: "In Lisbon" }]]),
              },
            ],
          ]),
        },
      },
    ],
    [
      "10:00–10:45 is outside the opening hours of Elm Street, 12:00–20:00 that day.",
      { rules: { hours: [scheduleOf("UTC", ["12:00-20:00"], { id: "place-hours" })] } },
    ],
    [
      "10:00–10:45 is outside the opening hours of Elm Street, 18:00 – midnight that day.",
      { rules: { hours: [scheduleOf("UTC", ["18:00-24:00"], { id: "place-hours" })] } },
    ],
    [
      "It would last until Wed 2 Dec, 00:15, but the opening hours of Elm Street end at midnight.",
      {
        start: at("23:30"),
        rules: {
          staff: staffOf(scheduleOf("UTC", ["20:00-30:00"]), "ana"),
          hours: [scheduleOf("UTC", ["18:00-24:00"], { id: "place-hours" })],
        },
      },
    ],
    [
      "Massage is not offered on Tue 1 Dec.",
      { rules: { hours: [scheduleOf("UTC", ["12:00-20:00"], { id: "service-hours", days: [6] })] } },
    ],
    [
      "Treatment room cannot be used on Tue 1 Dec.",
      { rules: { resources: [{ ...room, schedule: scheduleOf("UTC", [], {}) }] } },
    ],
    [
      "Ana has time off on Tue 1 Dec: Wedding.",
      {
        rules: { staff: two.slice(0, 1).map((one) => ({ ...one, timeOff: [wholeDay] })) },
        names: { absences: new Map([["ana", [{ id: "o", reason: "Wedding", ...wholeDay }]]]) },
      },
    ],
    ["There is no Treatment room that could be used.", { rules: { resources: [{ ...room, unitIds: [] }] } }],
    [
      "Tue 1 Dec already has its 2 bookings of Massage.",
      { rules: { limits: { perDay: 2 } }, details: { booked: [at("09:00"), at("15:00")] } },
    ],
    [
      "Ana already has the one booking allowed in the week of Tue 1 Dec.",
      {
        rules: { staff: two.slice(0, 1).map((one) => ({ ...one, limits: { perWeek: 1 } })) },
        details: { bookedWith: new Map([["ana", [ten + 2880]]]) },
      },
    ],
    [
      "This customer already has 2 bookings of Massage ahead; 2 are allowed.",
      { rules: { limits: { perCustomer: 2 } }, details: { ofCustomer: 2 } },
    ],
    ["Ben does not do Massage.", { staffId: "ben" }],
    ["Massage has neither people nor hours, so it is never open.", { rules: { staff: [] } }],
    ["Ana is taken until 10:15 by a booking.", { details: { takings: [booking] } }],
    [
      "Ana is taken until 10:30 by a booking and its buffer.",
      { details: { takings: [{ ...booking, occupiedTo: at("10:30") }] } },
    ],
    [
      "Ana is taken until 10:10 by the buffer after a booking.",
      { details: { takings: [takingOf("ana", from("09:00", "09:50"), { occupiedTo: at("10:10") })] } },
    ],
    [
      "Ana is taken from 10:40 by the buffer before a booking at 11:00.",
      { details: { takings: [takingOf("ana", from("11:00", "12:00"), { occupiedFrom: at("10:40") })] } },
    ],
    [
      "Massage needs 20 mins afterwards, but Ana is taken from 10:55 by a booking.",
      { rules: { bufferAfterMinutes: 20 }, details: { takings: [takingOf("ana", from("10:55", "12:00"))] } },
    ],
    [
      "Massage needs 10 mins beforehand, but Ana is taken until 09:55 by a booking and its buffer.",
      {
        rules: { bufferBeforeMinutes: 10 },
        details: { takings: [takingOf("ana", from("09:00", "09:45"), { occupiedTo: at("09:55") })] },
      },
    ],
    [
      "Ana is taken until 10:15 by a hold that runs out at 08:20.",
      { details: { takings: [{ ...booking, kind: "hold", expiresAt: at("08:20") }] } },
    ],
    [
      "Ana is taken until 10:15 by blocked time (Dentist).",
      { details: { takings: [{ ...booking, kind: "block", label: "Dentist" }] } },
    ],
    [
      "Ana is taken until 10:15 by an event in a connected calendar.",
      { details: { takings: [{ ...booking, kind: "calendar", label: "Secret" }] } },
    ],
    ["Ana is busy until 10:15.", { details: { takings: [{ ...booking, kind: "busy", id: null }] } }],
    [
      "Ana is taken until midnight by blocked time.",
      {
        details: {
          takings: [takingOf("ana", { from: at("09:30"), to: wholeDay.to }, { kind: "block", label: "" })],
        },
      },
    ],
    [
      "Ana is taken until Wed 2 Dec, 01:00 by blocked time.",
      {
        details: {
          takings: [takingOf("ana", { from: at("09:00"), to: at("01:00") + 1440 }, { kind: "block" })],
        },
      },
    ],
    [
      "The class at 10:00 is full. It is with Ana.",
      { rules: { capacity: 6 }, details: { sessions: [full], takings: [leading] } },
    ],
    [
      "The class at 10:00 has only 1 place left. It is with Ana.",
      {
        rules: { capacity: 6 },
        party: 2,
        details: { sessions: [{ ...full, seatsTaken: 5 }], takings: [leading] },
      },
    ],
    ["7 people do not fit: there are 6 places.", { rules: { capacity: 6 }, party: 7 }],
  ])("%s", (sentence, asked) => {
    expect(ask(asked).refusing.join(" | ")).toContain(sentence);
  });
});

test("what each rule says when it allows the start", () => {
  const place = scheduleOf("UTC", ["00:00-24:00"], { id: "place-hours" });
  const rules = {
    hours: [place],
    resources: [room],
    bufferAfterMinutes: 15,
    limits: { perDay: 3, perCustomer: 2 },
  };
  expect(ask({ rules, details: { booked: [at("12:00")], ofCustomer: 1 } }).passing).toEqual([
    "Customers book at least 1 hr ahead; for this time that is possible until 09:00.",
    "Customers can book up to 30 days ahead, until Thu 31 Dec.",
    "Starts are every 15 mins, counted from midnight; 10:00 is one of them.",
    "Whoever is free takes it: Ana.",
    "10:00–10:45 is inside the opening hours of Elm Street, which go round the clock.",
    "10:00–10:45 is inside Ana’s hours, 09:00–17:00.",
    "Ana has no time off then.",
    "Ana is free from 10:00 to 11:00, buffers included.",
    "Treatment room is free from 10:00 to 11:00, buffers included.",
    "Tue 1 Dec has 1 of at most 3 bookings of Massage.",
    "This customer has 1 of at most 2 bookings of Massage ahead.",
  ]);
});

describe("the whole in one sentence", () => {
  const roomTaken = takingOf("r1", from("09:30", "10:15"), { occupiedTo: at("10:30") });
  const chairs = { id: "room", slug: "room", unitIds: ["r1", "r2"], schedule: null };
  test.each<[string, Case]>([
    ["Customers can book 10:00 with Ana.", {}],
    ["Customers can book 10:00 with Ana or Ben.", { rules: { staff: two } }],
    ["Customers can book 10:00 with Ana and Ben.", { rules: { staff: two, assignment: "all" } }],
    [
      "Customers can book 10:00: 2 places are left in the class.",
      { rules: { capacity: 6 }, details: { sessions: [{ ...full, seatsTaken: 4 }] } },
    ],
    [
      "10:00 is inside Ana’s hours, but Treatment room is taken until 10:30 by a booking and its buffer.",
      { rules: { resources: [room] }, details: { takings: [roomTaken] } },
    ],
    [
      "10:00 is inside the hours of Ana and Ben, but Treatment room is taken until 10:30 by a booking and its buffer.",
      { rules: { resources: [room], staff: two }, details: { takings: [roomTaken] } },
    ],
    [
      "10:00 is inside Ana’s hours, but all of Treatment room are taken, the first until 10:30.",
      {
        rules: { resources: [chairs] },
        details: { takings: [roomTaken, takingOf("r2", from("10:00", "11:00"))] },
      },
    ],
    [
      "The class at 10:00 is full. It is with Ana.",
      { rules: { capacity: 6 }, details: { sessions: [full], takings: [leading] } },
    ],
    [
      "10:00 is inside Ana’s hours, but Ana is taken until 10:15 by a booking.",
      { details: { takings: [booking] } },
    ],
  ])("%s", (sentence, asked) => {
    expect(ask(asked).summary).toBe(sentence);
  });
});

test("only what refuses is a reason: that Ben is taken does not matter while Ana is free", () => {
  const busyBen = takingOf("ben", from("09:00", "12:00"));
  const { reasons } = ask({
    rules: { staff: two, limits: { perDay: 1 } },
    details: { takings: [busyBen], booked: [ten] },
  });
  expect(reasons).toEqual([
    { code: "limit_reached", detail: "Tue 1 Dec already has its one booking of Massage." },
  ]);
  expect(ask({ rules: { staff: two }, details: { takings: [busyBen] } }).reasons).toEqual([
    { code: "open", detail: "Customers can book 10:00 with Ana." },
  ]);
});

test("a class with room does not ask about hours and people again; a full one beside a free person does not refuse", () => {
  const rules = { capacity: 6, staff: two };
  expect(ask({ rules, details: { sessions: [{ ...full, seatsTaken: 1 }] } }).passing).not.toContain(
    "10:00–10:45 is inside Ana’s hours, 09:00–17:00.",
  );
  expect(ask({ rules, details: { sessions: [full], takings: [leading] } }).summary).toBe(
    "Customers can book 10:00 with Ben.",
  );
});

test("Z2: in a fold both sides are told apart by their offset", () => {
  const zone = "Europe/London";
  const rules = {
    zone,
    staff: staffOf(scheduleOf(zone, ["00:00-06:00"]), "ana"),
    minimumNoticeMinutes: 0,
    horizonDays: 400,
  };
  const late = utc("2027-10-31T01:30Z");
  const early = late - 60;
  expect(
    ask({ rules, start: early, details: { takings: [takingOf("ana", { from: early, to: early + 45 })] } })
      .summary,
  ).toBe("01:30 GMT+1 is inside Ana’s hours, but Ana is taken until 01:15 GMT+0 by a booking.");
  expect(ask({ rules, start: late }).summary).toBe("Customers can book 01:30 GMT+0 with Ana.");
});

test("a night shift that a special day of the evening before took away is named by that day", () => {
  const nights = scheduleOf("UTC", ["22:00-04:00"], { exceptions: { "2026-12-01": ["10:00-11:00"] } });
  const { refusing } = ask({ rules: { staff: staffOf(nights, "ana") }, start: utc("2026-12-02T01:00Z") });
  expect(refusing).toEqual([
    "01:00–01:45 is outside Ana’s hours, 22:00 – 04:00 that day. Tue 1 Dec is a special day.",
  ]);
});
