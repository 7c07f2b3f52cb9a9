import type { Money } from "#lib/money.ts";
import { cancellationPreview } from "#lib/policies/cancellation.ts";
import type { ServiceView } from "./page-view.ts";

/** Until when cancelling gives how much back. `until`: minutes since the epoch; nothing comes back after the last. */
export interface PayDeadline {
  until: number;
  percent: number;
  refund: Money;
}

/** The deadlines of a booking that is not made yet (design 7), as the booking will have them. Pure. */
export const payDeadlines = (
  service: Pick<ServiceView, "policy" | "location">,
  due: Money,
  { start, now }: { start: number; now: number },
): PayDeadline[] =>
  cancellationPreview(service.policy, {
    ...{ start, zone: service.location.timezone, nowMs: now * 60_000 },
    ...{ captured: due.amount, currency: due.currency },
  }).deadlines.map(({ untilMs, percent, refund }) => ({
    ...{ until: Math.floor(untilMs / 60_000), percent, refund },
  }));
