import fc from "fast-check";
import { expect, test } from "vitest";
import { addAccount, finishOnboarding } from "../accounts/account.ts";
import type { Desk } from "../core/desk.ts";
import { Refusal } from "../core/refusal.ts";
import { openWorld } from "../core/world.ts";
import { captureIntent } from "./capture.ts";
import { cardByAlias } from "./cards.ts";
import { confirmIntent } from "./confirm.ts";
import { closeDispute, openDispute } from "./disputes.ts";
import { addIntent } from "./intents.ts";
import { totals } from "./ledger.ts";
import { refunded } from "./money.ts";
import { addCard } from "./payment-methods.ts";
import { payOut } from "./payouts.ts";
import { createRefund, failRefund } from "./refunds.ts";

const business = {
  type: "standard",
  controller: { type: "application" },
  country: "US",
  email: null,
  name: "Juniper",
  metadata: {},
} as const;

const step = fc.record({
  what: fc.constantFrom("pay", "hold", "capture", "refund", "fail", "dispute", "close", "payout"),
  amount: fc.integer({ min: 1, max: 20_000 }),
  share: fc.integer({ min: 0, max: 300 }),
  which: fc.nat(5),
  yes: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(desk: Desk, { what, amount, share, which, yes }: Step): void {
  const { store } = desk;
  const intent = store.list("payment_intent")[which];
  const charge = store.list("charge")[which];
  const refund = store.list("refund")[which];
  const dispute = store.list("dispute")[which];
  const card = cardByAlias("pm_card_visa");
  if ((what === "pay" || what === "hold") && card) {
    const capture_method = what === "pay" ? "automatic" : "manual";
    const made = addIntent(desk, { amount, currency: "usd", application_fee_amount: share, capture_method });
    confirmIntent(desk, made, { method: addCard(desk, card) });
  }
  if (what === "capture" && intent) captureIntent(desk, intent, { amount_to_capture: amount });
  if (what === "refund" && charge)
    createRefund(desk, { charge: charge.id, amount, refund_application_fee: yes });
  if (what === "fail" && refund) failRefund(desk, refund, "unknown");
  if (what === "dispute" && charge) openDispute(desk, charge, "general");
  if (what === "close" && dispute) closeDispute(desk, dispute, yes);
  if (what === "payout") payOut(desk, "usd");
}

test("P12, P27: whatever happens in whatever order, the books agree", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const world = await openWorld({ file: null, origin: () => "", listeners: 0, tell: () => undefined });
      const { id } = await world.operate(world.platform, {}, (desk) =>
        finishOnboarding(desk, addAccount(desk, business), "nothing"),
      );
      const store = world.storeOf(id);
      for (const one of steps)
        await world
          .operate(store, {}, (desk) => take(desk, one))
          .catch((error) => expect(error).toBeInstanceOf(Refusal));
      for (const charge of store.list("charge")) {
        const returned = store
          .list("refund")
          .filter((one) => one.charge === charge.id && one.status !== "failed")
          .reduce((sum, { amount }) => sum + amount, 0);
        expect(refunded(charge)).toBe(returned);
        expect(returned).toBeLessThanOrEqual(charge.amount_captured);
      }
      for (const fee of world.platform.list("application_fee"))
        expect(fee.amount_refunded).toBeLessThanOrEqual(fee.amount);
      for (const books of [store, world.platform]) {
        const net = books.list("balance_transaction").reduce((sum, one) => sum + one.net, 0);
        const shown = (["available", "pending"] as const).map(
          (status) => totals(books, status).get("usd") ?? 0,
        );
        expect(shown.reduce((sum, one) => sum + one, 0)).toBe(net);
      }
      const fees = world.platform.list("balance_transaction").reduce((sum, { net }) => sum + net, 0);
      const earned = world.platform
        .list("application_fee")
        .reduce((sum, { amount, amount_refunded }) => sum + amount - amount_refunded, 0);
      expect(fees).toBe(earned);
    }),
  );
});
