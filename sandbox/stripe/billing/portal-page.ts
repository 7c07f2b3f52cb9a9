import type Stripe from "stripe";
import { type Html, html, page } from "../../html.ts";
import { type Answer, type Call, redirect } from "../../http.ts";
import { type Desk, emit, need } from "../core/desk.ts";
import { Refusal } from "../core/refusal.ts";
import type { World } from "../core/world.ts";
import { formOf, originOf, stranded } from "../pages.ts";
import { cardByNumber } from "../payments/cards.ts";
import { shownAmount } from "../payments/money.ts";
import { addCard, agree, attach } from "../payments/payment-methods.ts";
import { changeSubscription } from "./manage.ts";

/** `/c/portal/{session}`: where a customer of the platform looks after the plan that it pays for. */
export async function portalPage(world: World, call: Call, id: string): Promise<Answer> {
  const store = world.whereIs("billing_portal.session", id);
  if (!store) return stranded("There is no such page", "The link is wrong, or the sandbox was emptied.");
  return world.operate(store, { origin: originOf(call) }, (desk) => {
    const session = need(desk, "billing_portal.session", id);
    if (call.method !== "POST") return portal(desk, session, null);
    try {
      change(desk, session, formOf(call));
      return redirect(`/c/portal/${id}`);
    } catch (error) {
      if (error instanceof Refusal) return portal(desk, session, error.message);
      throw error;
    }
  });
}

function change(desk: Desk, { customer }: Stripe.BillingPortal.Session, form: URLSearchParams): void {
  const [what = "", subscription = ""] = (form.get("do") ?? "").split(" ");
  if (what === "end" || what === "keep") {
    if (need(desk, "subscription", subscription).customer !== customer) return;
    changeSubscription(desk, subscription, { cancel_at_period_end: what === "end" });
  }
  if (what === "card") changeCard(desk, customer, form.get("number") ?? "");
}

function changeCard(desk: Desk, customer: string, number: string): void {
  const card = cardByNumber(number);
  if (!card || card.declinedWhenSaved)
    throw new Refusal(402, {
      type: "card_error",
      code: "card_declined",
      message: card
        ? "Your card was declined."
        : "The sandbox takes test cards only, such as 4242 4242 4242 4242.",
    });
  const method = addCard(desk, card);
  agree(desk, method.id);
  attach(desk, method, customer);
  const before = need(desk, "customer", customer);
  const updated = desk.store.update("customer", customer, {
    invoice_settings: { ...before.invoice_settings, default_payment_method: method.id },
  });
  emit(desk, "customer.updated", updated);
  for (const one of running(desk, customer))
    changeSubscription(desk, one.id, { default_payment_method: method.id });
}

const running = (desk: Desk, customer: string): Stripe.Subscription[] =>
  desk.store.list("subscription").filter((one) => one.customer === customer && one.status !== "canceled");

function portal(desk: Desk, session: Stripe.BillingPortal.Session, problem: string | null): Answer {
  const plans = running(desk, session.customer);
  return page(
    "Your plan",
    html`<p class="vendor">Stripe’s billing portal, as the sandbox plays it</p>
<h1>Your plan</h1>
${problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`}
${plans.length > 0 ? plans.map((one) => plan(desk, one)) : html`<p class="empty">There is no running plan.</p>`}
<form method="post" class="pay">
<label><span>Card number for the next payments</span>
<input name="number" inputmode="numeric" autocomplete="cc-number" value="4242 4242 4242 4242"></label>
<button name="do" value="card">Use this card</button>
</form>
${session.return_url ? html`<p><a href="${session.return_url}">Back</a></p>` : null}`,
    { shownTo: "customer" },
  );
}

function plan(desk: Desk, subscription: Stripe.Subscription): Html {
  const [item] = subscription.items.data;
  const product = desk.store.find("product", String(item?.price.product));
  const until = new Date((item?.current_period_end ?? 0) * 1000).toISOString().slice(0, 10);
  const method = desk.store.find("payment_method", String(subscription.default_payment_method));
  const ends = subscription.cancel_at_period_end;
  return html`<form method="post" class="choices">
<dl class="envelope"><dt>Plan</dt><dd>${product?.name ?? "Plan"}</dd>
<dt>Price</dt><dd>${shownAmount(item?.price.unit_amount ?? 0, subscription.currency)} a ${item?.price.recurring?.interval ?? "month"}</dd>
<dt>${ends ? "Ends on" : "Renews on"}</dt><dd>${until}</dd>
<dt>Card</dt><dd>•••• ${method?.card?.last4 ?? "none"}</dd></dl>
${
  ends
    ? html`<button name="do" value="keep ${subscription.id}" class="primary">Keep the plan</button>`
    : html`<button name="do" value="end ${subscription.id}">Cancel the plan</button>`
}
</form>`;
}
