import type Stripe from "stripe";
import { html, page } from "../../html.ts";
import { type Answer, type Call, redirect } from "../../http.ts";
import { type Desk, need } from "../core/desk.ts";
import { Refusal } from "../core/refusal.ts";
import type { World } from "../core/world.ts";
import { formOf, originOf, stranded } from "../pages.ts";
import { authenticationFailed, confirmIntent, fail } from "../payments/confirm.ts";
import { shownAmount } from "../payments/money.ts";
import { confirmSetup, failSetup, setupNotAuthenticated } from "../payments/setup-intents.ts";
import { businessOf, successUrl } from "./page.ts";
import { answerBank, currentSession } from "./pay.ts";

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

/** `/c/3ds/{intent}`: the bank asks the card's owner (3-D Secure), for a Checkout session or a payment by API. */
export async function bankPage(world: World, call: Call, id: string): Promise<Answer> {
  const kind = id.startsWith("seti_") ? "setup_intent" : "payment_intent";
  const store = world.whereIs(kind, id);
  if (!store)
    return stranded("The bank has no question", "The payment does not exist, or the sandbox was emptied.");
  return world.operate(store, { origin: originOf(call) }, (desk) => {
    const intent = need(desk, kind, id);
    const session = sessionOf(desk, id);
    const back = session ? successUrl(session) : intent.next_action?.redirect_to_url?.return_url;
    if (intent.status !== "requires_action" || (session && session.status !== "open"))
      return stranded(
        "The bank has no question any more",
        "It was answered already, or the payment was given up.",
        200,
      );
    if (call.method !== "POST") return question(desk, intent, back ?? null);
    const agreed = formOf(call).get("answer") === "yes";
    return session ? forSession(desk, session, agreed) : forIntent(desk, intent, agreed, back ?? null);
  });
}

function sessionOf(desk: Desk, intent: string): Stripe.Checkout.Session | null {
  const plan = desk.store.list("plan_of_session").find((one) => one.pendingIntent === intent);
  const found = desk.store
    .list("checkout.session")
    .find((one) => one.payment_intent === intent || one.setup_intent === intent || one.id === plan?.id);
  return found ? currentSession(desk, found.id) : null;
}

function forSession(desk: Desk, session: Stripe.Checkout.Session, agreed: boolean): Answer {
  try {
    return redirect(successUrl(answerBank(desk, session, agreed)));
  } catch (error) {
    if (error instanceof Refusal) return redirect(`/c/pay/${session.id}?problem=authentication`);
    throw error;
  }
}

function forIntent(desk: Desk, intent: Intent, agreed: boolean, back: string | null): Answer {
  const method = need(desk, "payment_method", String(intent.payment_method));
  const said = (words: string): Answer => stranded(words, "You can close this page.", 200);
  if (intent.object === "setup_intent") {
    if (agreed) confirmSetup(desk, intent, { method, authenticated: true });
    else failSetup(desk, intent, method, setupNotAuthenticated);
  } else if (agreed) confirmIntent(desk, intent, { method, authenticated: true });
  else fail(desk, intent, method, authenticationFailed);
  if (back === null) return said(agreed ? "Your bank has agreed" : "Your bank has refused");
  const url = new URL(back);
  url.searchParams.set(intent.object, intent.id);
  url.searchParams.set("redirect_status", agreed ? "succeeded" : "failed");
  return redirect(url.href);
}

const question = (desk: Desk, intent: Intent, back: string | null): Answer =>
  page(
    "Your bank asks",
    html`<p class="vendor">Your bank, as the sandbox plays it</p>
<h1>Is this you?</h1>
<p class="lead">${
      intent.object === "payment_intent"
        ? `${businessOf(desk)} wants to take ${shownAmount(intent.amount, intent.currency)} from your card.`
        : `${businessOf(desk)} wants to keep your card for later.`
    }</p>
<form method="post" class="choices">
<button name="answer" value="yes" class="primary">Yes, complete it</button>
<button name="answer" value="no">No, refuse it</button>
</form>`,
    { leadsTo: back ? [back] : [], shownTo: "customer" },
  );
