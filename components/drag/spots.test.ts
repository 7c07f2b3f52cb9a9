import fc from "fast-check";
import { expect, test } from "vitest";
import { dateFromMinute, minuteOfDay } from "#lib/time/wall.ts";
import { type Board, endAt, type Held, onDate, spotAt, stepped, wishAt } from "./spots.ts";

const minute = (iso: string) => Date.parse(iso) / 60_000;
// Half-hour changes of the clock: 4 April and 3 October 2027.
const zone = "Australia/Lord_Howe";
const from = minute("2027-06-01T22:30:00Z");
const board: Board = {
  axis: "people",
  zone,
  shown: { from, to: from + 10 * 60 },
  columns: [
    { id: "ana", name: "Ana", open: [{ from: from + 10, to: from + 600 }] },
    { id: "ben", name: "Ben", open: [] },
  ],
};
const week: Board = { ...board, axis: "days", columns: [] };
const held: Held = {
  ...{ booking: "bkg_1", version: 1, name: "Casey", column: "ana", staff: "ana", step: 15 },
  ...{ from: from + 60, to: from + 105, alignment: "clock" },
};
const helds = fc.record({
  step: fc.constantFrom(5, 10, 15, 30, 60),
  offset: fc.integer({ min: 0, max: 500 }),
  length: fc.integer({ min: 5, max: 100 }),
});

test("what is dropped keeps its length, stands on the service's grid or where it was, and inside what is shown", () => {
  fc.assert(
    fc.property(helds, fc.integer({ min: -300, max: 1200 }), ({ step, offset, length }, pointer) => {
      const one = { ...held, step, from: from + offset, to: from + offset + length };
      const spot = spotAt(board, one, "ben", from + pointer);
      expect(spot.to - spot.from).toBe(length);
      if (spot.from !== one.from) expect(minuteOfDay(spot.from, zone) % step).toBe(0);
      expect(spot.from).toBeGreaterThanOrEqual(board.shown.from - step);
      expect(spot.from).toBeLessThanOrEqual(board.shown.to);
    }),
  );
});

test("starts counted from the opening are counted from the hours of whoever it is dropped on", () => {
  const fromOpening: Held = { ...held, alignment: "opening", step: 60 };
  expect(spotAt(board, fromOpening, "ana", from + 200).from).toBe(from + 190);
  expect(spotAt(board, { ...held, step: 60 }, "ana", from + 215).from).toBe(from + 240);
});

test("back where it was, it asks for nothing; moved within a column, it stays with that person", () => {
  const still = { column: "ana", from: held.from, to: held.to };
  expect(wishAt(board, held, still)).toBeNull();
  expect(wishAt(board, held, { ...still, from: held.from + 15, to: held.to + 15 })).toEqual({
    start: "2027-06-01T23:45:00Z",
    staff: "ana",
  });
  expect(wishAt(board, held, { ...still, column: "ben" })).toEqual({ staff: "ben" });
  expect(wishAt(board, held, { ...still, to: held.to + 5 })).toEqual({ durationMinutes: 50 });
});

test("what nobody or several people do goes to no other column", () => {
  const everybodys = { ...held, staff: undefined };
  expect(spotAt(board, everybodys, "ben", from + 200).column).toBe("ana");
  const still = { column: "ana", from: held.from, to: held.to };
  expect(stepped(board, everybodys, still, "ArrowRight", false)).toEqual(still);
});

test("the length is any multiple of five, at least one", () => {
  const still = { column: "ana", from: held.from, to: held.to };
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 2000 }), (pointer) => {
      const length = endAt(board, still, from + pointer).to - still.from;
      expect(length).toBeGreaterThanOrEqual(5);
      expect(length % 5).toBe(0);
    }),
  );
});

test("on another date the clocks show the same time, whatever they did in between", () => {
  const dates = fc.integer({ min: 0, max: 364 }).map((day) => minute("2027-01-01T02:00:00Z") + day * 1440);
  fc.assert(
    fc.property(dates, fc.integer({ min: -7, max: 7 }), (at, days) => {
      const date = dateFromMinute(at, zone);
      const target = dateFromMinute(at + days * 1440, zone);
      const spot = onDate({ ...held, from: at, to: at + 45, column: date }, week, target);
      expect(dateFromMinute(spot.from, zone)).toBe(target);
      expect(minuteOfDay(spot.from, zone)).toBe(minuteOfDay(at, zone));
      expect(spot.to - spot.from).toBe(45);
    }),
  );
});

test("there and back by keys is where it was", () => {
  const still = { column: "ana", from: held.from, to: held.to };
  const walk = (...keys: string[]) =>
    keys.reduce((spot, key) => stepped(board, held, spot, key, key.length > 9) ?? spot, still);
  expect(walk("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft")).toEqual(still);
  expect(walk("ArrowLeft", "ArrowRight", "ArrowRight").column).toBe("ben");
  expect(stepped(board, held, still, "Enter", false)).toBeNull();
  expect(stepped(board, held, still, "ArrowDown", true)).toEqual({ ...still, to: held.to + 5 });
});
