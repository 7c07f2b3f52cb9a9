import { describe, expect, test } from "vitest";
import { type ChangeKind, typesOf, webhookTypes } from "./events.ts";
import { type Attempt, verdictOf, waitAfter } from "./retry.ts";

const answer = (status: number, retryAfterSeconds: number | null = null): Attempt => ({
  kind: "answer",
  status,
  body: "",
  retryAfterSeconds,
  ms: 1,
});
const silence: Attempt = { kind: "none", failure: "timeout", ms: 10_000 };
const first = { tries: 1, secondsTrying: 0, isTest: false };
const day = 86_400;

describe("the pace", () => {
  test("full jitter from 5 seconds to 12 hours", () => {
    expect([1, 2, 3, 4].map((tries) => waitAfter(tries, 0.999999))).toEqual([5, 15, 45, 135]);
    expect(waitAfter(30, 0.999999)).toBe(12 * 3600);
    expect(waitAfter(30, 0)).toBe(0);
  });

  test("a receiver that is away for three days is tried more often than twelve times, and never quite forgotten", () => {
    let seconds = 0;
    let tries = 1;
    for (;;) {
      const verdict = verdictOf(silence, { tries, secondsTrying: seconds, isTest: false }, 0.5);
      if (verdict.status !== "pending") break;
      seconds += verdict.waitSeconds;
      tries += 1;
    }
    expect(tries).toBeGreaterThanOrEqual(12);
    expect(seconds / day).toBeGreaterThanOrEqual(3);
    expect(seconds / day).toBeLessThan(3.5);
  });
});

describe("what an answer means", () => {
  test.each([200, 201, 202, 204, 299])("%i is delivered", (status) =>
    expect(verdictOf(answer(status), first, 0.5)).toEqual({ status: "delivered" }),
  );
  test.each([301, 302, 307, 400, 401, 403, 404, 409, 429, 500, 502, 503])("%i is tried again", (status) =>
    expect(verdictOf(answer(status), first, 0.5)).toEqual({ status: "pending", waitSeconds: 3 }),
  );
  test("410 ends it at once", () =>
    expect(verdictOf(answer(410), first, 0.5)).toEqual({ status: "failed", gone: true }));
  test("a test is tried once", () =>
    expect(verdictOf(silence, { ...first, isTest: true }, 0.5)).toEqual({ status: "failed", gone: false }));
  test("Retry-After is heeded, within reason", () => {
    expect(verdictOf(answer(503, 120), first, 0.5)).toMatchObject({ waitSeconds: 120 });
    expect(verdictOf(answer(503, 1e9), first, 0.5)).toMatchObject({ waitSeconds: 12 * 3600 });
  });
  test("given up after three days and twelve tries, not after one of the two", () => {
    const verdict = (tries: number, days: number) =>
      verdictOf(silence, { tries, secondsTrying: days * day, isTest: false }, 0.5).status;
    expect([verdict(11, 10), verdict(40, 2.9), verdict(12, 3)]).toEqual(["pending", "pending", "failed"]);
  });
});

describe("the news that a change makes", () => {
  test.each<[ChangeKind, string | null, Parameters<typeof typesOf>[1]["to"], string[]]>([
    ["created", null, "confirmed", ["booking.created", "booking.confirmed"]],
    ["created", null, "held", ["booking.created", "booking.held"]],
    ["confirmed", "held", "confirmed", ["booking.confirmed"]],
    ["declined", "held", "declined", ["booking.declined"]],
    ["moved", "confirmed", "confirmed", ["booking.moved"]],
    ["moved", "held", "confirmed", ["booking.moved", "booking.confirmed"]],
    ["edited", "confirmed", "confirmed", ["booking.edited"]],
    ["cancelled", "held", "cancelled", ["booking.cancelled"]],
    ["expired", "held", "expired", ["booking.expired"]],
    ["completed", "confirmed", "completed", ["booking.completed"]],
    ["marked_no_show", "confirmed", "no_show", ["booking.no_show"]],
  ])("%s from %s to %s", (kind, from, to, types) => {
    expect(typesOf(kind, { from, to })).toEqual(types);
    for (const type of types) expect(webhookTypes).toContain(type);
  });
});
