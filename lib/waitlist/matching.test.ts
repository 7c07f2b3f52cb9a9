import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { utc, zoned } from "#lib/time/testing.ts";
import { firstWhoFits, type Waiting } from "./matching.ts";
import { fits, windowOf } from "./wish.ts";

const zones = [
  "Asia/Kathmandu",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "America/New_York",
];
const base = utc("2026-10-25T00:00Z");
const start = fc.integer({ min: 0, max: 30 * 96 }).map((step) => base + step * 15);
const date = (day: number) => new Date(Date.UTC(2026, 9, 24 + day)).toISOString().slice(0, 10);

const wish = fc
  .record({
    first: fc.integer({ min: 0, max: 25 }),
    days: fc.integer({ min: 0, max: 10 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
    times: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 1, max: 600 })).map(([from, length]) => ({
        from,
        to: Math.min(1440, from + length),
      })),
      { maxLength: 3 },
    ),
    party: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ first, days, ...rest }) => ({
    ...rest,
    fromDate: date(first),
    toDate: date(first + days),
    staffId: null,
    durationMinutes: null,
  }));

const line = fc
  .array(fc.record({ wish, offered: fc.array(start, { maxLength: 2 }) }), { maxLength: 8 })
  .map((rows): Waiting[] =>
    rows.map(({ wish, offered }, i) => ({ ...wish, id: String(i), offered: new Set(offered) })),
  );
const seats = fc
  .array(fc.tuple(start, fc.integer({ min: 1, max: 3 })), { maxLength: 40 })
  .map((all) => all.toSorted(([a], [b]) => a - b));

const slotsFor = (all: readonly (readonly [number, number])[]) => (who: Waiting) =>
  all
    .filter(([, seatsLeft]) => seatsLeft >= who.party)
    .map(([from, seatsLeft]) => ({ from, to: from + 30, staff: [], seatsLeft }));
const always = (_: Waiting, slot: { from: number }) => slot.from;

describe("first who fits", () => {
  test("gets the earliest time that is theirs to have; nobody before them could have had any", () => {
    fc.assert(
      fc.property(line, seats, fc.constantFrom(...zones), (waiting, all, zone) => {
        const free = slotsFor(all);
        const match = firstWhoFits(waiting, { zone, free, deadline: always });
        const possible = (who: Waiting) =>
          free(who).filter((slot) => !who.offered.has(slot.from) && fits(who, slot.from, zone));
        if (!match) {
          expect(waiting.flatMap(possible)).toEqual([]);
          return;
        }
        const place = waiting.indexOf(match.who);
        expect(waiting.slice(0, place).flatMap(possible)).toEqual([]);
        expect(match.slot.from).toBe(possible(match.who)[0]?.from);
        expect(match.slot.seatsLeft).toBeGreaterThanOrEqual(match.who.party);
      }),
    );
  });

  test("offering one by one ends, and offers no seat and nobody twice", () => {
    fc.assert(
      fc.property(line, seats, fc.constantFrom(...zones), (waiting, all, zone) => {
        let left = [...waiting];
        const room = all.map(([from, count]) => [from, count] as [number, number]);
        const made: string[] = [];
        for (;;) {
          const match = firstWhoFits(left, { zone, free: slotsFor(room), deadline: always });
          if (!match) break;
          made.push(match.who.id);
          left = left.filter((who) => who !== match.who);
          const taken = room.find(([from, count]) => from === match.slot.from && count >= match.who.party);
          if (taken) taken[1] -= match.who.party;
        }
        expect(new Set(made).size).toBe(made.length);
        expect(room.every(([, count]) => count >= 0)).toBe(true);
      }),
    );
  });

  test("a time that is not worth offering is passed over for the next", () => {
    fc.assert(
      fc.property(line, seats, fc.constantFrom(...zones), start, (waiting, all, zone, late) => {
        const deadline = (_: Waiting, slot: { from: number }) => (slot.from < late ? null : slot.from - 1);
        const match = firstWhoFits(waiting, { zone, free: slotsFor(all), deadline });
        const later = all.filter(([from]) => from >= late);
        const same = firstWhoFits(waiting, { zone, free: slotsFor(later), deadline });
        expect([match?.who.id, match?.slot.from]).toEqual([same?.who.id, same?.slot.from]);
      }),
    );
  });
});

describe("a wish", () => {
  test("is read on the clocks and calendars of the place, as Temporal reads them", () => {
    fc.assert(
      fc.property(wish, start, fc.constantFrom(...zones), (wanted, at, zone) => {
        const { dayOfWeek, hour, minute } = zoned(at, zone);
        const day = zoned(at, zone).toPlainDate().toString();
        const clock = hour * 60 + minute;
        const expected =
          wanted.fromDate <= day &&
          day <= wanted.toDate &&
          (wanted.weekdays.length === 0 || wanted.weekdays.includes(dayOfWeek)) &&
          (wanted.times.length === 0 || wanted.times.some(({ from, to }) => from <= clock && clock < to));
        expect(fits(wanted, at, zone)).toBe(expected);
      }),
    );
  });

  test("everything that fits and is not past lies in its window", () => {
    fc.assert(
      fc.property(wish, start, start, fc.constantFrom(...zones), (wanted, at, now, zone) => {
        if (!fits(wanted, at, zone) || at < now) return;
        const window = windowOf(wanted, zone, now);
        expect(window && window.from <= at && at < window.to).toBe(true);
      }),
    );
  });
});
