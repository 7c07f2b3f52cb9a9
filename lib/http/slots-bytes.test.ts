import fc from "fast-check";
import { expect, test } from "vitest";
import type { SlotList } from "#lib/availability/loaders.ts";
import { formatOffsetDateTime } from "#lib/time/instant.ts";
import { slotsAnswer, slotsResponse } from "./slots-answer.ts";
import { slotsBytes } from "./slots-bytes.ts";

const slugs = new Map(["ana", "ben", "chloe"].map((slug, i) => [`id-${i}`, slug]));
const teams = [["id-0"], ["id-1", "id-2"], ["id-0", "id-1", "id-2"], []];

/** The same answer, written the plain way. */
const plainly = ({ timezone, from, to, slots }: SlotList) => ({
  timezone,
  from,
  to,
  slots: slots.map((slot) => ({
    start: formatOffsetDateTime(slot.from, timezone),
    end: formatOffsetDateTime(slot.to, timezone),
    staff: slot.staff.map((id) => slugs.get(id)),
    seatsLeft: slot.seatsLeft,
  })),
});

const read = (list: SlotList) => JSON.parse(new TextDecoder().decode(slotsBytes(list)));

const listOf = (timezone: string, slots: SlotList["slots"]): SlotList => ({
  timezone,
  from: "2026-10-01",
  to: "2026-10-31",
  slots,
  slugs,
});

test("what is copied and mended reads as if each slot had been written out", () => {
  const zone = fc.constantFrom(
    "Asia/Kathmandu",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Europe/London",
  );
  // Steps from one slot to the next, so that most share a day with the one before and some cross midnight or a change.
  const slot = fc.record({
    step: fc.integer({ min: 0, max: 700 }),
    length: fc.integer({ min: 1, max: 1440 }),
    team: fc.nat(teams.length - 1),
    ownList: fc.boolean(),
    seatsLeft: fc.constantFrom(1, 1, 1, 7, 12),
  });
  fc.assert(
    fc.property(
      zone,
      fc.integer({ min: 0, max: 60_000_000 }),
      fc.array(slot, { maxLength: 80 }),
      (timezone, first, steps) => {
        let from = first;
        const slots = steps.map(({ step, length, team, ownList, seatsLeft }) => {
          from += step;
          const shared = teams[team] ?? [];
          return { from, to: from + length, staff: ownList ? [...shared] : shared, seatsLeft };
        });
        const list = listOf(timezone, slots);
        const answer = read(list);
        expect(answer).toEqual(plainly(list));
        expect(slotsAnswer.parse(answer)).toEqual(answer);
      },
    ),
  );
});

test.each([50, 500])(
  "a text longer than its memory gets more, a short one after it is right too: %d slots",
  (count) => {
    const crowd = Array.from({ length: 700 }, (_, i) => `id-${i}`);
    const slots = Array.from({ length: count }, (_, i) => ({
      from: 30_000_000 + 15 * i,
      to: 30_000_030 + 15 * i,
      staff: crowd.slice(i),
      seatsLeft: 1,
    }));
    const names = new Map(crowd.map((id) => [id, `somebody-with-a-long-name-${id}`]));
    const answer = read({ ...listOf("UTC", slots), slugs: names });
    expect(answer.slots.map(({ staff }: { staff: string[] }) => staff)).toEqual(
      slots.map(({ staff }) => staff.map((id) => names.get(id))),
    );
    expect(read(listOf("UTC", []))).toEqual(plainly(listOf("UTC", [])));
  },
);

test("an answer on its way is not what is written next", async () => {
  const lists = ["Asia/Kathmandu", "America/St_Johns"].map((zone) =>
    listOf(zone, [{ from: 30_000_000, to: 30_000_030, staff: ["id-0"], seatsLeft: 1 }]),
  );
  const responses = lists.map(slotsResponse);
  expect(await Promise.all(responses.map((response) => response.json()))).toEqual(lists.map(plainly));
});

test("no slots are an empty list", () => {
  expect(read(listOf("UTC", []))).toEqual(plainly(listOf("UTC", [])));
});
