// Which plan a business is on: from what was last read of its subscription, and now.

/** As far as plans care: `none` never subscribed; `unpaid` Stripe gave up collecting, or it is paused. */
export const subscriptionStates = ["none", "trialing", "active", "past_due", "unpaid", "ended"] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** What Stripe says of a subscription, as our row keeps it. Milliseconds since the epoch. */
export interface Subscription {
  state: SubscriptionState;
  /** Until when the current period runs; null where there never was one. */
  periodEndMs: number | null;
  /** When it will end, where that is decided. */
  endsMs: number | null;
  /** Until when a failed payment may be made good; null where nothing is owed. */
  graceUntilMs: number | null;
}

export const graceMs = 7 * 86_400_000;

export type Phase =
  /** Never was anything else. */
  | "free"
  | "pro"
  /** Cancelled, but paid until a moment that is ahead. */
  | "ending"
  /** A payment failed: still pro, until a moment that is ahead. */
  | "grace"
  /** A payment failed and nobody mended it. */
  | "lapsed"
  /** Cancelled, and over. */
  | "ended";

export interface Standing {
  plan: "free" | "pro";
  phase: Phase;
  /** Of `ending` and `grace`: when it becomes free. Of `pro`: the next payment, where it is known. */
  untilMs: number | null;
  /** Whether there is a subscription at Stripe that can be managed there, instead of a new one. */
  running: boolean;
}

const free = (phase: Phase, running: boolean): Standing => ({
  ...{ plan: "free", phase, untilMs: null, running },
});

/** A function of the two alone: whatever order the news came in, the same row is the same standing. */
export function standingOf(subscription: Subscription | null, nowMs: number): Standing {
  if (!subscription) return free("free", false);
  const { state, periodEndMs, endsMs, graceUntilMs } = subscription;
  switch (state) {
    case "none":
      return free("free", false);
    case "trialing":
    case "active":
      // News of a renewal may be late, so the end of a period alone takes nothing away; the end of a plan does.
      if (endsMs === null) return { plan: "pro", phase: "pro", untilMs: periodEndMs, running: true };
      if (nowMs < endsMs) return { plan: "pro", phase: "ending", untilMs: endsMs, running: true };
      return free("ended", false);
    case "past_due":
      if (graceUntilMs !== null && nowMs < graceUntilMs)
        return { plan: "pro", phase: "grace", untilMs: graceUntilMs, running: true };
      return free("lapsed", true);
    case "unpaid":
      return free("lapsed", true);
    case "ended":
      // Ended at once, in the middle of what was paid: it is kept until then. What was owed bought nothing.
      if (graceUntilMs === null && periodEndMs !== null && nowMs < periodEndMs)
        return { plan: "pro", phase: "ending", untilMs: periodEndMs, running: false };
      return free("ended", false);
  }
}
