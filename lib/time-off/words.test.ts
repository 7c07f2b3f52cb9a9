import { expect, test } from "vitest";
import { absenceWords, wholeDays } from "./words.ts";

test.each([
  ["2026-12-07T00:00", "2026-12-08T00:00", "Mon, Dec 7"],
  ["2026-12-07T00:00", "2026-12-12T00:00", "Mon, Dec 7 – Fri, Dec 11"],
  ["2026-12-07T13:00", "2026-12-07T17:00", "Mon, Dec 7, 1:00 – 5:00 PM"],
  ["2026-12-07T13:00", "2026-12-08T00:00", "Mon, Dec 7, 1:00 PM – 12:00 AM"],
  ["2026-12-07T13:00", "2026-12-09T09:30", "Mon, Dec 7, 1:00 PM – Wed, Dec 9, 9:30 AM"],
])("%s to %s", (from, to, words) => expect(absenceWords(from, to, "en-US")).toBe(words));

test("whole days are counted by the calendar, whatever the clocks do", () => {
  expect(wholeDays("2026-10-25T00:00", "2026-10-26T00:00")).toBe(1);
  expect(wholeDays("2026-12-24T00:00", "2027-01-02T00:00")).toBe(9);
  expect(wholeDays("2026-12-24T08:00", "2027-01-02T00:00")).toBeNull();
});
