import { expect, test } from "vitest";
import { type EarlierMessage, standingOf } from "./standing.ts";

const at = (start: number) => ({ start, end: start + 45 });
const question = {
  kind: "confirmation",
  subjectVersion: 1,
  booking: { status: "confirmed" as const, ...at(1000), staff: "Ana", service: "Cut", party: 2 },
  movedAt: [],
  earlier: [],
  previous: null,
  now: 500,
};
const confirmation = (told: boolean): EarlierMessage => ({
  kind: "confirmation",
  subjectVersion: 1,
  told,
  previous: null,
});
const change = (subjectVersion: number, from: number, told: boolean): EarlierMessage => ({
  kind: "changed",
  subjectVersion,
  told,
  previous: at(from),
});

test("a confirmation goes out while the booking stands where it was", () => {
  expect(standingOf(question)).toEqual({ send: "confirmation" });
});

test("what raises the version without changing what mails tell makes nothing wrong", () => {
  expect(standingOf({ ...question, movedAt: [] })).toEqual({ send: "confirmation" });
  expect(standingOf({ ...question, kind: "reminder:24h" })).toEqual({ send: "reminder" });
});

test.each(["confirmation", "changed", "reminder:24h"])("a later move makes a %s wrong", (kind) => {
  expect(standingOf({ ...question, kind, movedAt: [2] })).toEqual({ drop: "superseded" });
});

test.each(["cancelled", "expired", "declined", "completed", "no_show"] as const)(
  "N4: nothing but the cancellation goes out for a booking that is %s",
  (status) => {
    const booking = { ...question.booking, status };
    for (const kind of ["confirmation", "changed", "reminder:1h"])
      expect(standingOf({ ...question, kind, booking })).toEqual({ drop: "booking is over" });
    expect(standingOf({ ...question, kind: "cancelled", booking })).toEqual({ send: "cancelled" });
  },
);

test("N6: moved there and back, each version's reminder but the last is wrong", () => {
  const reminder = { ...question, kind: "reminder:24h", movedAt: [2, 3] };
  const standings = [1, 2, 3].map((subjectVersion) => standingOf({ ...reminder, subjectVersion }));
  expect(standings).toEqual([{ drop: "superseded" }, { drop: "superseded" }, { send: "reminder" }]);
});

test("a reminder after the start is none", () => {
  expect(standingOf({ ...question, kind: "reminder:1h", now: 1000 })).toEqual({ drop: "too late" });
});

test("a change is told from the time that the reader knows", () => {
  const changed = { ...question, kind: "changed", subjectVersion: 3, movedAt: [2, 3], previous: at(700) };
  const told = (earlier: EarlierMessage[]) => standingOf({ ...changed, earlier });
  expect(told([confirmation(true), change(2, 400, true)])).toEqual({ send: "changed", previous: at(700) });
  expect(told([confirmation(true), change(2, 400, false)])).toEqual({ send: "changed", previous: at(400) });
  // Heard of nothing yet: a confirmation.
  expect(told([confirmation(false), change(2, 400, false)])).toEqual({ send: "confirmation" });
  // Moved there and back before the first move was told.
  expect(told([confirmation(true), change(2, 1000, false)])).toEqual({ send: "confirmation" });
  // A new address that is told for the first time, of a change: from what the change itself says.
  expect(told([])).toEqual({ send: "changed", previous: at(700) });
});
