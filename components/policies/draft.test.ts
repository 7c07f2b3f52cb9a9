import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fallingTiers } from "#lib/policies/testing.ts";
import { type DraftTier, draftOf, inOrder, readTier } from "./draft.ts";

const row = (change: Partial<DraftTier> = {}): DraftTier => ({
  ...{ key: 0, when: "hours", hours: "24", percent: "50" },
  ...change,
});

describe("a line that was typed", () => {
  test.each([
    [
      { hours: "24", percent: "100" },
      { before: { hours: 24 }, refund: 100 },
    ],
    [
      { hours: " 1,5 ", percent: "33.33" },
      { before: { hours: 1.5 }, refund: 33.33 },
    ],
    [
      { when: "later", hours: "" },
      { before: { hours: 0 }, refund: 50 },
    ],
    [
      { when: "same-day", hours: "nonsense" },
      { before: "same-day", refund: 50 },
    ],
  ] as const)("%j", (change, tier) => {
    expect(readTier(row(change)).tier).toEqual(tier);
  });

  test.each([
    [{ hours: "" }, "hours"],
    [{ hours: "-1" }, "hours"],
    [{ hours: "8761" }, "hours"],
    [{ hours: "1.234,5" }, "hours"],
    [{ percent: "" }, "percent"],
    [{ percent: "101" }, "percent"],
    [{ percent: "50 %" }, "percent"],
    [{ percent: "Infinity" }, "percent"],
  ] as const)("%j is none: %s", (change, which) => {
    const { tier, wrong } = readTier(row(change));
    expect(tier).toBeNull();
    expect(wrong).toEqual({ hours: which === "hours", percent: which === "percent" });
  });
});

test("longest notice first, and no line moves while one cannot be read", () => {
  const rows = [
    row({ key: 1, when: "same-day" }),
    row({ key: 2, when: "later" }),
    row({ key: 3, hours: "2" }),
    row({ key: 4, hours: "72" }),
  ];
  expect(inOrder(rows).map(({ key }) => key)).toEqual([4, 3, 2, 1]);
  const open = [...rows, row({ key: 5, hours: "" })];
  expect(inOrder(open)).toBe(open);
});

test("law: what is stored comes back from the form as it was", () => {
  fc.assert(
    fc.property(fallingTiers, (tiers) => {
      expect(draftOf(tiers).map((line) => readTier(line).tier)).toEqual(tiers);
    }),
  );
});
