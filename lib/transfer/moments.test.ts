import { describe, expect, test } from "vitest";
import { formatOffsetDateTime } from "#lib/time/instant.ts";
import { detectOrder, parseClock, parseMoment } from "./moments.ts";

const zone = "Asia/Kathmandu";
const nine = "2026-12-01T09:00:00+05:45";

describe("times as other programs write them", () => {
  test.each([
    "2026-12-01 09:00",
    "2026-12-01T09:00",
    "2026-12-01T09:00:00",
    "2026-12-01T03:15:00Z",
    "2026-12-01T09:00:00+05:45",
    "2026-12-01 09:00:00 +0545",
    "2026-12-01T03:15:00.000Z",
    "2026/12/1 9:00",
    "1.12.2026 9.00",
    "01.12.2026, 09:00 Uhr",
    "1/12/2026 9:00 AM",
    "01/12/26 09:00",
    "Dec 1, 2026 9:00 AM",
    "December 1st, 2026 at 9:00am",
    "1 Dec 2026 9 a.m.",
    "Tuesday, 1 December 2026 09:00",
    "Tue 1 Dec 2026 09:00",
  ])("%s", (text) => {
    const found = parseMoment(text, zone, "dmy");
    expect("minute" in found ? formatOffsetDateTime(found.minute, zone) : found).toBe(nine);
  });

  test.each([
    ["3/4/2026 9:00", undefined, "ambiguous"],
    ["30 February 2026 9:00", "dmy", "shape"],
    ["2026-13-01 09:00", "dmy", "shape"],
    ["2026-12-01 24:00", "dmy", "shape"],
    ["2026-12-01", "dmy", "shape"],
    ["yesterday", "dmy", "shape"],
    ["9999-01-01T00:00:00Z", "dmy", "range"],
    ["1".repeat(10_000), "dmy", "shape"],
    ["", "dmy", "shape"],
  ] as const)("%s is none", (text, order, problem) =>
    expect(parseMoment(text, zone, order)).toEqual({ problem }),
  );

  test("what the clocks skip or repeat is not guessed (Z1, Z2)", () => {
    expect(parseMoment("2026-03-29 01:30", "Europe/London", "dmy")).toEqual({ problem: "gap" });
    expect(parseMoment("2026-10-25 01:30", "Europe/London", "dmy")).toEqual({ problem: "fold" });
    expect(parseMoment("2026-10-25T01:30+01:00", "Europe/London", "dmy")).toHaveProperty("minute");
  });
});

test.each([
  ["9:00", 540],
  ["12 AM", 0],
  ["12:30 pm", 750],
  ["21h30", 1290],
  ["9", null],
  ["13 PM", null],
  ["9:60", null],
])("the clock %s", (text, minute) => expect(parseClock(text)).toBe(minute));

test.each([
  [["13/1/2026", "1/2/2026"], "dmy"],
  [["1/2/2026", "1/13/2026 9:00"], "mdy"],
  [["1/2/2026", "3/4/2026"], "both"],
  [["1/1/2026", "2026-03-04", ""], null],
] as const)("the order of %j is %s", (texts, order) => expect(detectOrder(texts)).toBe(order));
