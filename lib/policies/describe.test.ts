import fc from "fast-check";
import { expect, test } from "vitest";
import { localDateAt, startOfDay } from "#lib/time/local-day.ts";
import { percentAt } from "./cancellation.ts";
import { briefPolicy, describePolicy, type PolicyLine } from "./describe.ts";
import { defaultPolicy, type Tier } from "./policy.ts";
import { anyTiers, hardZones } from "./testing.ts";

const short = (tiers: readonly Tier[]) =>
  describePolicy({ tiers }).map((line) => [line.kind === "hours" ? line.hours : line.kind, line.percent]);

test("the lines of a policy, longest notice first", () => {
  expect(describePolicy(defaultPolicy)).toEqual([
    { kind: "hours", hours: 24, percent: 100, tier: 0 },
    { kind: "later", percent: 50, tier: 1 },
    { kind: "same-day", percent: 0, tier: 2 },
  ]);
});

test("what no tier says is said as well", () => {
  expect(short([])).toEqual([["later", 0]]);
  expect(short([{ before: { hours: 48 }, refund: 100 }])).toEqual([
    [48, 100],
    ["later", 0],
  ]);
  expect(short([{ before: "same-day", refund: 30 }])).toEqual([
    ["later", 30],
    ["same-day", 30],
  ]);
});

/** The line that a reader would look at. */
const lineAt = (lines: readonly PolicyLine[], notice: number, onTheDay: boolean) => {
  const day = lines.find(({ kind }) => kind === "same-day");
  if (onTheDay && day) return day;
  return (
    lines.find((line) => line.kind === "hours" && notice >= line.hours) ??
    lines.find(({ kind }) => kind === "later")
  );
};

test("law: the lines say of every moment before the start what the engine does", () => {
  const moment = fc.record({
    start: fc.integer({ min: 29_000_000, max: 30_500_000 }),
    ahead: fc.integer({ min: 0, max: 300 * 60 }),
    zone: fc.constantFrom(...hardZones),
  });
  fc.assert(
    fc.property(anyTiers, moment, (tiers, { start, ahead, zone }) => {
      const now = start - ahead;
      const onTheDay = now >= (startOfDay(localDateAt(start, zone), zone) ?? start);
      const line = lineAt(describePolicy({ tiers }), ahead / 60, onTheDay);
      expect(line?.percent).toBe(percentAt({ tiers }, start, zone, now * 60_000));
    }),
  );
});

test.each<[string, Tier[], unknown[]]>([
  [
    "the usual policy",
    [...defaultPolicy.tiers],
    [
      ["hours", 100, 24],
      ["later", 50],
      ["same-day", 0],
    ],
  ],
  ["no tiers", [], [["any", 0]]],
  ["the day alone", [{ before: "same-day", refund: 30 }], [["any", 30]]],
  ["one for all time", [{ before: { hours: 0 }, refund: 40 }], [["any", 40]]],
  [
    "until the day, then less",
    [
      { before: { hours: 0 }, refund: 100 },
      { before: "same-day", refund: 10 },
    ],
    [
      ["before-day", 100],
      ["same-day", 10],
    ],
  ],
  [
    "neighbours that say the same",
    [
      { before: { hours: 72 }, refund: 100 },
      { before: { hours: 48 }, refund: 100 },
      { before: { hours: 0 }, refund: 20 },
      { before: "same-day", refund: 20 },
    ],
    [
      ["hours", 100, 48],
      ["later", 20],
    ],
  ],
])("in brief: %s", (_, tiers, expected) => {
  expect(
    briefPolicy({ tiers }).map((line) => [
      line.kind,
      line.percent,
      ...(line.kind === "hours" ? [line.hours] : []),
    ]),
  ).toEqual(expected);
});
