import type Stripe from "stripe";
import { html } from "../../html.ts";
import { age } from "../../mailbox/list-page.ts";
import type { Store } from "../core/store.ts";
import type { World } from "../core/world.ts";
import { refunded, shownAmount } from "../payments/money.ts";
import { ownerOf } from "./accounts.ts";
import { button, type Row } from "./rows.ts";

/** The same kind of all accounts, newest first, each with the words that all rows begin with. */
function everywhere<T extends { created: number }>(
  world: World,
  of: (store: Store) => T[],
  row: (one: T, notes: Row["notes"], store: Store) => Row,
): Row[] {
  return world
    .stores()
    .flatMap((store) => of(store).map((one) => ({ one, store })))
    .toSorted((a, b) => b.one.created - a.one.created)
    .map(({ one, store }) =>
      row(one, [ownerOf(world, store.account), age(new Date(one.created * 1000).toISOString())], store),
    );
}

const code = (id: string) => html`<code>${id}</code>`;

export const sessionRows = (world: World): Row[] =>
  everywhere(
    world,
    (store) => store.list("checkout.session"),
    (session, notes, store) => {
      const amount =
        session.mode === "setup"
          ? "Saves a card"
          : shownAmount(session.amount_total ?? 0, session.currency ?? "usd");
      const intent = store.find("payment_intent", String(session.payment_intent));
      const field = { session: session.id };
      return {
        title: session.url ? html`<a href="${session.url}">${amount}</a>` : amount,
        state:
          session.status === "complete" && session.payment_status === "unpaid"
            ? "complete, unpaid"
            : (session.status ?? "open"),
        notes: [...notes, session.customer_details?.email ?? null, code(`${session.id.slice(0, 20)}…`)],
        buttons: [
          session.status === "open" ? button("pay", field, "Pay", amount) : null,
          session.status === "open" ? button("expire", field, "Expire", amount) : null,
          intent?.status === "processing"
            ? button("settle", { ...field, succeeds: "true" }, "Money arrives", amount)
            : null,
          intent?.status === "processing"
            ? button("settle", { ...field, succeeds: "false" }, "Money never arrives", amount)
            : null,
        ],
      };
    },
  );

export const paymentRows = (world: World): Row[] =>
  everywhere(
    world,
    (store) => store.list("payment_intent"),
    (intent, notes, store) => {
      const amount = shownAmount(intent.amount, intent.currency);
      const charge = store.find("charge", String(intent.latest_charge));
      const back = charge ? refunded(charge) : 0;
      const disputable = charge?.status === "succeeded" && !charge.disputed && back < charge.amount_captured;
      return {
        title: amount,
        state: charge?.disputed ? "disputed" : back > 0 ? "refunded" : intent.status.replaceAll("_", " "),
        notes: [
          ...notes,
          back > 0 ? `${shownAmount(back, intent.currency)} given back` : null,
          charge?.failure_message ?? null,
          code(intent.id),
        ],
        buttons: [disputable ? button("dispute", { charge: charge.id }, "Dispute", amount) : null],
      };
    },
  );

export const refundRows = (world: World): Row[] =>
  everywhere(
    world,
    (store) => store.list("refund"),
    (refund, notes) => {
      const amount = shownAmount(refund.amount, refund.currency);
      const open = refund.status === "pending" || refund.status === "succeeded";
      return {
        title: amount,
        state: refund.status ?? "pending",
        notes: [...notes, refund.failure_reason ?? null, code(refund.id)],
        buttons: [
          refund.status === "pending"
            ? button("refund", { refund: refund.id, succeeds: "true" }, "Settle", amount)
            : null,
          open ? button("refund", { refund: refund.id, succeeds: "false" }, "Let it fail", amount) : null,
        ],
      };
    },
  );

export const disputeRows = (world: World): Row[] =>
  everywhere(
    world,
    (store) => store.list("dispute"),
    (dispute, notes) => {
      const amount = shownAmount(dispute.amount, dispute.currency);
      const over = dispute.status === "won" || dispute.status === "lost";
      return {
        title: amount,
        state: dispute.status.replaceAll("_", " "),
        notes: [...notes, dispute.reason, code(dispute.id)],
        buttons: over
          ? []
          : [
              button("close-dispute", { dispute: dispute.id, won: "true" }, "Business wins", amount),
              button("close-dispute", { dispute: dispute.id, won: "false" }, "Business loses", amount),
            ],
      };
    },
  );

export const subscriptionRows = (world: World): Row[] =>
  everywhere(
    world,
    (store) => store.list("subscription"),
    (subscription, notes, store) => {
      const name = planName(subscription, store);
      const field = { subscription: subscription.id };
      const until = subscription.items.data[0]?.current_period_end ?? subscription.created;
      return {
        title: name,
        state: subscription.cancel_at_period_end
          ? "ends with its period"
          : subscription.status.replaceAll("_", " "),
        notes: [
          ...notes,
          `Paid until ${new Date(until * 1000).toISOString().slice(0, 10)}`,
          code(subscription.id),
        ],
        buttons:
          subscription.status === "canceled"
            ? []
            : [
                button("renew", { ...field, succeeds: "true" }, "Renew", name),
                button("renew", { ...field, succeeds: "false" }, "Renew, card declined", name),
                button("end-subscription", field, "End now", name),
              ],
      };
    },
  );

function planName(subscription: Stripe.Subscription, store: Store): string {
  const price = subscription.items.data[0]?.price;
  const product = store.find("product", String(price?.product));
  return `${product?.name ?? "Subscription"}, ${shownAmount(price?.unit_amount ?? 0, subscription.currency)}`;
}

export const eventRows = (world: World): Row[] =>
  everywhere(
    world,
    (store) => store.list("event"),
    (event, notes) => ({
      title: event.type,
      state: event.pending_webhooks > 0 ? "not delivered yet" : "done",
      notes: [...notes, code(event.id)],
      buttons: [],
    }),
  );
