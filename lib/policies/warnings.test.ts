import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultPolicy, type Tier } from "./policy.ts";
import { tierErrors } from "./schema.ts";
import { anyTiers, fallingTiers } from "./testing.ts";
import { warnings } from "./warnings.ts";

const at = (hours: number, refund: number): Tier => ({ before: { hours }, refund });
const day = (refund: number): Tier => ({ before: "same-day", refund });
const told = (tiers: readonly Tier[]) => warnings(tiers).map(({ code, tier }) => [code, tier]);

describe("nonsense is found, at the tier that causes it", () => {
  test.each<[string, Tier[], [string, number | null][]]>([
    ["the usual policy is none", [...defaultPolicy.tiers], []],
    ["later more than earlier", [at(48, 50), at(24, 80), at(0, 0)], [["rises", 1]]],
    ["written the other way round, it is still the later one", [at(24, 80), at(48, 50)], [["rises", 0]]],
    ["on the day more than before", [at(24, 50), at(0, 20), day(30)], [["same-day-rises", 2]]],
    ["on the day more, written first", [day(30), at(24, 20)], [["same-day-rises", 0]]],
    ["the same hours twice", [at(24, 100), at(24, 50), at(0, 0)], [["twice", 1]]],
    ["the second of the same hours counts for nothing", [at(24, 100), at(24, 0), at(0, 50)], [["twice", 1]]],
    ["the day twice", [at(24, 100), day(50), day(0)], [["twice", 2]]],
    ["nothing ever", [at(24, 0), day(0)], [["nothing-back", null]]],
    ["no tiers: nothing ever", [], [["nothing-back", null]]],
    ["everything until the start", [at(0, 100)], [["all-until-start", 0]]],
    ["everything on the day", [at(24, 100), day(100)], [["all-until-start", 1]]],
    ["everything a day ahead, nothing said of later", [at(24, 100)], []],
    ["hours that fall on the day", [at(24, 100), at(2, 50), day(0)], [["day-goes-first", 1]]],
    ["hours that fall on the day and say the same", [at(24, 100), at(2, 50), day(50)], []],
    ["hours without a line for the day", [at(24, 100), at(2, 50)], []],
    [
      "several at once",
      [at(1, 100), at(2, 0), at(2, 5), day(100)],
      [
        ["rises", 0],
        ["twice", 2],
        ["same-day-rises", 3],
        ["all-until-start", 3],
      ],
    ],
  ])("%s", (_, tiers, expected) => {
    expect(told(tiers)).toEqual(expect.arrayContaining(expected));
    expect(told(tiers).filter(([code]) => code !== "day-goes-first" || expected.length === 1)).toHaveLength(
      expected.length,
    );
  });
});

test("law: whatever may be saved rises nowhere, and what rises may not be saved", () => {
  fc.assert(
    fc.property(fallingTiers, (tiers) => {
      expect(tierErrors(tiers)).toEqual([]);
    }),
  );
  fc.assert(
    fc.property(anyTiers, (tiers) => {
      const hours = tiers.map(({ before }) => (before === "same-day" ? -1 : before.hours));
      const ordered = tiers
        .map(({ refund }, index) => ({ refund, hours: hours[index] ?? 0 }))
        .toSorted((a, b) => b.hours - a.hours);
      const sound =
        new Set(hours).size === hours.length &&
        ordered.every(({ refund }, index) => index === 0 || refund <= (ordered[index - 1]?.refund ?? 0));
      expect(tierErrors(tiers).length === 0).toBe(sound);
    }),
  );
});
