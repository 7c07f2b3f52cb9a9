import { describe, expect, test } from "vitest";
import { parseInstant } from "#lib/time/instant.ts";
import { startOfMonth } from "./month.ts";
import { type Subscription, standingOf, subscriptionStates } from "./plan.ts";

const now = Date.UTC(2026, 11, 1, 12);
const day = 86_400_000;
const [soon, past] = [now + 5 * day, now - 5 * day];
const subscription = (state: Subscription["state"], change: Partial<Subscription> = {}): Subscription => ({
  ...{ state, periodEndMs: soon, endsMs: null, graceUntilMs: null },
  ...change,
});

test.each([
  ["never subscribed", null, "free", "free", null, false],
  [
    "went to subscribe, and did not",
    subscription("none", { periodEndMs: null }),
    "free",
    "free",
    null,
    false,
  ],
  ["active", subscription("active"), "pro", "pro", soon, true],
  ["trialing", subscription("trialing"), "pro", "pro", soon, true],
  [
    "active, and the news of its renewal is late",
    subscription("active", { periodEndMs: past }),
    "pro",
    "pro",
    past,
    true,
  ],
  ["cancelled with its period", subscription("active", { endsMs: soon }), "pro", "ending", soon, true],
  ["cancelled, its end has come", subscription("active", { endsMs: now }), "free", "ended", null, false],
  [
    "past due, in its grace",
    subscription("past_due", { graceUntilMs: now + 1 }),
    "pro",
    "grace",
    now + 1,
    true,
  ],
  [
    "past due, its grace is over",
    subscription("past_due", { graceUntilMs: now }),
    "free",
    "lapsed",
    null,
    true,
  ],
  ["given up by Stripe", subscription("unpaid", { graceUntilMs: soon }), "free", "lapsed", null, true],
  ["ended at once, paid for longer", subscription("ended"), "pro", "ending", soon, false],
  ["ended at once, but owed", subscription("ended", { graceUntilMs: soon }), "free", "ended", null, false],
  ["ended with its period", subscription("ended", { periodEndMs: now }), "free", "ended", null, false],
] as const)("%s", (_, row, plan, phase, untilMs, running) => {
  expect(standingOf(row, now)).toEqual({ plan, phase, untilMs, running });
});

describe("laws", () => {
  const moments = [null, past, now, soon];
  const all = subscriptionStates.flatMap((state) =>
    moments.flatMap((periodEndMs) =>
      moments.flatMap((endsMs) =>
        moments.map((graceUntilMs): Subscription => ({ state, periodEndMs, endsMs, graceUntilMs })),
      ),
    ),
  );
  test("time alone takes Pro away and never gives it", () => {
    for (const row of all) {
      const plans = [past - day, past, now, soon, soon + day].map((at) => standingOf(row, at).plan);
      expect(plans.join()).toMatch(/^(pro,?)*(free,?)*$/);
    }
  });
  test("what is said to last until a moment lasts until it, and not beyond", () => {
    for (const row of all) {
      const { plan, phase, untilMs } = standingOf(row, past - day);
      if (plan === "free" || phase === "pro" || untilMs === null) continue;
      expect(standingOf(row, untilMs - 1).plan).toBe("pro");
      expect(standingOf(row, untilMs).plan).toBe("free");
    }
  });
});

describe("a month begins where the business is", () => {
  test.each([
    ["2026-12-01T00:30:00Z", "UTC", "2026-12-01T00:00:00Z"],
    ["2026-12-01T00:30:00Z", "America/New_York", "2026-11-01T00:00:00-04:00"],
    ["2026-11-30T10:00:00Z", "Pacific/Kiritimati", "2026-12-01T00:00:00+14:00"],
    ["2026-12-15T00:00:00Z", "Asia/Kathmandu", "2026-12-01T00:00:00+05:45"],
    ["2026-04-20T00:00:00Z", "Australia/Lord_Howe", "2026-04-01T00:00:00+11:00"],
    ["2026-11-01T20:00:00Z", "America/St_Johns", "2026-11-01T00:00:00-02:30"],
  ])("%s in %s: %s", (at, zone, start) => {
    const minute = (text: string) => Math.floor((parseInstant(text) ?? 0) / 60_000);
    expect(startOfMonth(minute(at), zone)).toBe(minute(start));
  });
});
