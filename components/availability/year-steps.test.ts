import { expect, test } from "vitest";
import { datesBetween, monthsFrom } from "./year-steps.ts";

test("a year of months from the one a day is in", () => {
  const months = monthsFrom("2026-11-24");
  expect(months).toHaveLength(12);
  expect([months[0], months.at(-1)]).toEqual(["2026-11-01", "2027-10-01"]);
});

test("a range is the same drawn forwards and backwards, over months and leap days", () => {
  const days = datesBetween("2028-02-27", "2028-03-01");
  expect(days).toEqual(["2028-02-27", "2028-02-28", "2028-02-29", "2028-03-01"]);
  expect(datesBetween("2028-03-01", "2028-02-27")).toEqual(days);
  expect(datesBetween("2028-03-01", "2028-03-01")).toEqual(["2028-03-01"]);
});
