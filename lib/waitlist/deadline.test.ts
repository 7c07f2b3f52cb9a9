import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockChanges, utc } from "#lib/time/testing.ts";
import { isAwake, offerDeadline, shortestOffer } from "./deadline.ts";

const terms = fc
  .record({
    change: fc.constantFrom(...clockChanges),
    off: fc.integer({ min: -1500, max: 1500 }),
    minutes: fc.integer({ min: 15, max: 2880 }),
    ahead: fc.integer({ min: 0, max: 6000 }),
  })
  .map(({ change, off, minutes, ahead }) => {
    const now = change.minute + off;
    return { now, minutes, zone: change.zone, last: now + ahead };
  });

const awakeBetween = (from: number, to: number, zone: string): number =>
  Array.from({ length: to - from }, (_, i) => from + i).filter((minute) => isAwake(minute, zone)).length;

describe("the deadline of an offer, around every clock change", () => {
  test("is never later than the time can be booked, and never too short to answer", () => {
    fc.assert(
      fc.property(terms, (given) => {
        const deadline = offerDeadline(given);
        if (deadline === null) {
          expect(given.last - given.now).toBeLessThan(shortestOffer);
          return;
        }
        expect(deadline).toBeLessThanOrEqual(given.last);
        expect(deadline - given.now).toBeGreaterThanOrEqual(shortestOffer);
      }),
    );
  });

  test("gives exactly the minutes that the business chose, nights not counted, unless the time itself ends it", () => {
    fc.assert(
      fc.property(terms, (given) => {
        const deadline = offerDeadline(given);
        if (deadline === null) return;
        const had = awakeBetween(given.now, deadline, given.zone);
        if (deadline < given.last) expect(had).toBe(given.minutes);
        else expect(had).toBeLessThanOrEqual(given.minutes);
        // It ends in waking hours or with the time itself.
        if (deadline < given.last) expect(isAwake(deadline - 1, given.zone)).toBe(true);
      }),
    );
  });

  test("more minutes never end it sooner", () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 600 }), (given, more) => {
        const [short, long] = [
          offerDeadline(given),
          offerDeadline({ ...given, minutes: given.minutes + more }),
        ];
        expect(long ?? 0).toBeGreaterThanOrEqual(short ?? 0);
      }),
    );
  });
});

test.each([
  ["by day", "2026-12-01T09:00Z", "2026-12-01T11:00Z"],
  ["into the night", "2026-12-01T21:00Z", "2026-12-02T09:00Z"],
  ["in the night", "2026-12-01T23:30Z", "2026-12-02T10:00Z"],
])("two hours %s in London", (_, now, expected) => {
  const far = utc("2026-12-10T09:00Z");
  expect(offerDeadline({ now: utc(now), minutes: 120, zone: "Europe/London", last: far })).toBe(
    utc(expected),
  );
});

test("the night is the customer's: in Kathmandu it is morning when London sleeps", () => {
  const now = utc("2026-12-01T02:15Z");
  const last = utc("2026-12-10T09:00Z");
  expect(offerDeadline({ now, minutes: 60, zone: "Asia/Kathmandu", last })).toBe(utc("2026-12-01T03:15Z"));
  expect(offerDeadline({ now, minutes: 60, zone: "Europe/London", last })).toBe(utc("2026-12-01T09:00Z"));
});

test("ten minutes before it is too late it can still be offered, nine minutes before not", () => {
  const now = utc("2026-12-01T10:00Z");
  const at = (ahead: number) => offerDeadline({ now, minutes: 120, zone: "UTC", last: now + ahead });
  expect([at(10), at(9)]).toEqual([now + 10, null]);
});
