import { expect, test } from "vitest";
import { differences, isUnchanged, previousDetail, readPrevious } from "./previous.ts";

const now = { start: 1000, end: 1045, staff: "Ana", service: "Cut", party: 2 };

test("what a message keeps is read back as it was", () => {
  expect(readPrevious(previousDetail(now))).toEqual(now);
  expect(readPrevious({})).toBeNull();
});

test("what was written when only times could change says nothing of the rest", () => {
  const old = readPrevious({ previousStart: "1970-01-01T16:40:00Z", previousEnd: "1970-01-01T17:25:00Z" });
  expect(old && isUnchanged(old, now)).toBe(true);
  expect(old && differences(old, { ...now, end: 1060 })).toEqual({
    ...{ time: true, start: false, staff: false, service: false, party: false },
  });
});
