import fc from "fast-check";
import { expect, test } from "vitest";
import { formatUtc, parseMinute } from "#lib/time/instant.ts";
import { startText } from "./start-text.ts";

test("a start is written as the rest of the product writes and reads instants", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 120_000_000 }), (minute) => {
      expect(startText(minute)).toBe(formatUtc(minute));
      expect(parseMinute(startText(minute))).toBe(minute);
    }),
  );
});
