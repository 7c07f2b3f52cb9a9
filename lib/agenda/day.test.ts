import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AgendaEntry, columnsOf, placeSideBySide, shownSpan } from "./day.ts";

const entry = (from: number, to: number, change: Partial<AgendaEntry> = {}): AgendaEntry => ({
  id: `${from}-${to}`,
  kind: "booking",
  from,
  to,
  occupiedFrom: from,
  occupiedTo: to,
  staffIds: ["ana"],
  customer: "Casey",
  service: "Cut",
  status: "confirmed",
  seats: null,
  grip: null,
  createdMs: 0,
  ...change,
});

const entries = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 5, max: 300 })), { maxLength: 30 })
  .map((spans) => spans.map(([from, length], index) => entry(from, from + length, { id: String(index) })));

describe("entries side by side", () => {
  test("law: none is lost, none hides another, none leaves its column", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const placed = placeSideBySide(list);
        expect(placed.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
        for (const one of placed) {
          expect(one.lane).toBeLessThan(one.lanes);
          for (const other of placed)
            if (one.id !== other.id && one.from < other.to && other.from < one.to) {
              expect(one.lane).not.toBe(other.lane);
              expect(one.lanes).toBe(other.lanes);
            }
        }
      }),
    );
  });

  test("one after the other have the whole width", () => {
    expect(placeSideBySide([entry(0, 60), entry(60, 90)]).map(({ lanes }) => lanes)).toEqual([1, 1]);
  });
});

test("what needs several people stands in each one's column; what needs nobody has its own", () => {
  const staff = ["ana", "ben"].map((id) => ({ id, slug: id, name: id, open: [], away: [] }));
  const columns = columnsOf(staff, [
    entry(0, 60, { staffIds: ["ana", "ben"] }),
    entry(0, 30, { staffIds: [] }),
  ]);
  expect(columns.map((column) => [column.staff?.id ?? null, column.entries.length])).toEqual([
    ["ana", 1],
    ["ben", 1],
    [null, 1],
  ]);
});

test("the grid shows whole hours around what is open or booked, within the day", () => {
  const day = { from: 600, to: 600 + 1380 };
  const open = [{ from: 600 + 555, to: 600 + 1010 }];
  const ana = { id: "ana", slug: "ana", name: "Ana", open, away: [] };
  const columns = columnsOf([ana], [entry(600 + 1000, 600 + 1375)]);
  expect(shownSpan(day, columns)).toEqual({ from: 600 + 540, to: 600 + 1380 });
  expect(shownSpan(day, [])).toEqual({ from: 600 + 540, to: 600 + 1020 });
});

test("a block stands in its person's column and can always be seen; a calendar's night stretches nothing", () => {
  const day = { from: 0, to: 1440 };
  const ana = { id: "ana", slug: "ana", name: "Ana", open: [{ from: 600, to: 1020 }], away: [] };
  const block = {
    id: "b",
    staffId: "ana",
    unit: null,
    reason: "",
    from: 1080,
    to: 1170,
    source: "staff",
  } as const;
  const columns = columnsOf(
    [ana],
    [],
    [block, { ...block, staffId: null, unit: "Chair 1", from: 0, to: 1440 }],
  );
  expect(columns.map(({ blocks }) => blocks.length)).toEqual([1]);
  expect(shownSpan(day, columns)).toEqual({ from: 600, to: 1200 });
  expect(shownSpan(day, columnsOf([ana], [], [{ ...block, source: "calendar" }]))).toEqual({
    from: 600,
    to: 1020,
  });
});

test("a block over a booking stands beside it, so that both can be read and pressed", () => {
  const ana = { id: "ana", slug: "ana", name: "Ana", open: [], away: [] };
  const block = {
    id: "b",
    staffId: "ana",
    unit: null,
    reason: "",
    from: 30,
    to: 90,
    source: "staff",
  } as const;
  const [column] = columnsOf([ana], [entry(0, 60, { staffIds: ["ana"] })], [block]);
  const shares = [...(column?.entries ?? []), ...(column?.blocks ?? [])];
  expect(shares.map(({ lane, lanes }) => [lane, lanes])).toEqual([
    [0, 2],
    [1, 2],
  ]);
});
