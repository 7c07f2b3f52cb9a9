import { expect, test } from "vitest";
import { changesOf } from "./changes.ts";

const then = {
  ...{ id: "bkg_1", status: "confirmed", version: 1, staff: "ana", service: "cut", party: 2 },
  start: "2026-12-01T09:00:00-05:00",
  end: "2026-12-01T09:45:00-05:00",
};

test("what became different, field by field", () => {
  expect(changesOf(then, then)).toEqual([]);
  expect(changesOf(then, { ...then, staff: null, party: 1, version: 2 })).toEqual([
    { field: "staff", before: "ana", after: null },
    { field: "party", before: 2, after: 1 },
  ]);
  expect(changesOf({ status: "confirmed" }, { status: "cancelled", reason: "ill" })).toEqual([
    { field: "status", before: "confirmed", after: "cancelled" },
  ]);
  expect(changesOf(null, then)).toEqual([]);
});

test("the same moment in another zone is no move; a later end is another length", () => {
  const inKathmandu = {
    ...then,
    start: "2026-12-01T19:45:00+05:45",
    end: "2026-12-01T20:45:00+05:45",
  };
  expect(changesOf(then, inKathmandu)).toEqual([{ field: "durationMinutes", before: 45, after: 60 }]);
});
