import fc from "fast-check";
import { expect, test } from "vitest";
import { splitRefund } from "./parts.ts";

const parts = (...left: number[]) => left.map((amount, index) => ({ id: `p${index}`, left: amount }));

test.each([
  // A 50.00 booking paid with a voucher of 30.00 and 20.00 by card, cancelled at 50 %.
  [2500, [3000, 2000], 1, [1500, 1000]],
  [5000, [3000, 2000], 1, [3000, 2000]],
  [0, [3000, 2000], 1, [0, 0]],
  // Thirds: the odd unit goes to whoever lost most, then to the earlier.
  [100, [100, 100, 100], 1, [34, 33, 33]],
  [200, [100, 100, 100], 1, [67, 67, 66]],
  [1, [1, 999], 1, [0, 1]],
  // Ugandan shillings go back whole.
  [1900, [3000, 700], 100, [1500, 400]],
  [0, [], 1, []],
])("%i of %j in steps of %i: %j", (amount, left, step, expected) => {
  expect(splitRefund(amount, parts(...left), step)).toEqual(expected);
});

test.each([[-1], [301]])("%i of 300 cannot go back", (amount) => {
  expect(() => splitRefund(amount, parts(100, 200))).toThrow(RangeError);
});

test("law: the parts make the whole, in whole steps, and none gives back more than it has", () => {
  const world = fc.record({
    lefts: fc.array(fc.integer({ min: 0, max: 20_000_000 }), { minLength: 1, maxLength: 6 }),
    step: fc.constantFrom(1, 10, 100),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(world, ({ lefts, step, share }) => {
      const all = lefts.reduce((sum, left) => sum + left, 0);
      const amount = Math.floor(all * share) * step;
      const shares = splitRefund(amount, parts(...lefts.map((left) => left * step)), step);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(amount);
      for (const [index, one] of shares.entries()) {
        expect(one % step).toBe(0);
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual((lefts[index] ?? 0) * step);
      }
    }),
  );
});
