import type Stripe from "stripe";
import { type Html, html, page } from "../../html.ts";
import { type Answer, type Call, redirect } from "../../http.ts";
import type { Desk } from "../core/desk.ts";
import { Refusal } from "../core/refusal.ts";
import type { World } from "../core/world.ts";
import { formOf, originOf, stranded } from "../pages.ts";
import { cardByNumber } from "../payments/cards.ts";
import { authenticationFailed } from "../payments/confirm.ts";
import { shownAmount } from "../payments/money.ts";
import { currentSession, type Payer, paySession, waitingIntent } from "./pay.ts";

type Session = Stripe.Checkout.Session;

/** What the page knows about a session. */
interface Shown {
  session: Session;
  lines: Stripe.LineItem[];
  business: string;
  problem: string | null;
}

/** `/c/pay/{session}`: the hosted payment page. It works without a script, by forms alone. */
export async function checkoutPage(world: World, call: Call, id: string): Promise<Answer> {
  const store = world.whereIs("checkout.session", id);
  if (!store)
    return stranded("There is no such payment page", "The link is wrong, or the sandbox was emptied.");
  return world.operate(store, { origin: originOf(call) }, (desk) => {
    const session = currentSession(desk, id);
    const refused =
      call.url.searchParams.get("problem") === "authentication" ? authenticationFailed.message : null;
    if (session.status !== "open" || call.method !== "POST") return show(desk, session, refused);
    const payer = readPayer(formOf(call));
    if (typeof payer === "string") return show(desk, session, payer);
    try {
      const after = paySession(desk, id, payer);
      const waiting = waitingIntent(desk, after);
      return redirect(waiting ? `/c/3ds/${waiting.id}` : successUrl(after));
    } catch (error) {
      if (error instanceof Refusal) return show(desk, currentSession(desk, id), error.problem.message);
      throw error;
    }
  });
}

export const successUrl = ({ id, success_url }: Session): string =>
  (success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", id);

/** Who pays with what, or a sentence about what is missing. */
function readPayer(form: URLSearchParams): Payer | string {
  const email = form.get("email")?.trim() || null;
  const name = form.get("name")?.trim() || null;
  if (email !== null && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) return "This is not an email address.";
  const how = form.get("how") ?? "";
  if (how === "bank") return { with: "bank", email, name };
  const card = cardByNumber(how === "number" ? (form.get("number") ?? "") : how);
  if (!card) return "The sandbox takes test cards only, such as 4242 4242 4242 4242.";
  return { with: card, email, name };
}

export const businessOf = ({ store, platform }: Desk): string => {
  const account = store.account === null ? null : platform.find("account", store.account);
  return (
    account?.business_profile?.name ?? account?.email ?? (store.account === null ? "Punctual" : store.account)
  );
};

function show(desk: Desk, session: Session, problem: string | null): Answer {
  const lines = desk.store.find("plan_of_session", session.id)?.lines ?? [];
  const shown = { session, lines, business: businessOf(desk), problem };
  if (session.status === "open") return openPage(shown);
  return session.status === "expired" ? overPage(shown) : paidPage(shown);
}

const overPage = ({ session, business }: Shown): Answer =>
  page(
    "Expired",
    html`<p class="vendor">${business}</p><h1>This payment page has expired</h1>
<p class="lead">Nothing was paid. Go back and start again.</p>
${session.cancel_url ? html`<p><a class="button" href="${session.cancel_url}">Back to ${business}</a></p>` : null}`,
    { shownTo: "customer" },
  );

const paidPage = ({ session, business }: Shown): Answer =>
  page(
    "Done",
    html`<p class="vendor">${business}</p><h1>This is done already</h1>
<p class="lead">Nothing more is to be paid here.</p>
<p><a class="button" href="${successUrl(session)}">Back to ${business}</a></p>`,
    { shownTo: "customer" },
  );

const titles = { payment: "Pay", setup: "Save a card", subscription: "Subscribe" } as const;

function openPage({ session, lines, business, problem }: Shown): Answer {
  const mode = ["setup" as const, "subscription" as const].find((one) => one === session.mode) ?? "payment";
  const total = shownAmount(session.amount_total ?? 0, session.currency ?? "usd");
  const verb = mode === "payment" ? `Pay ${total}` : titles[mode];
  const email = session.customer_details?.email ?? session.customer_email ?? "";
  const leadsTo = [session.success_url, session.cancel_url].filter((url) => url !== null);
  return page(
    titles[mode],
    html`<p class="vendor">${business}</p>
<h1>${mode === "setup" ? "Save a card for later" : total}</h1>
${mode === "setup" ? html`<p class="lead">Nothing is charged now.</p>` : lineTable(lines, total)}
${problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`}
<form method="post" class="pay">
<label><span>Email</span><input type="email" name="email" autocomplete="email" value="${email}"></label>
<label><span>Name on the card</span><input name="name" autocomplete="cc-name"></label>
<label><span>Card number</span><input name="number" inputmode="numeric" autocomplete="cc-number" value="4242 4242 4242 4242"></label>
<button name="how" value="number" class="primary">${verb}</button>
<fieldset><legend>Or see what else can happen</legend>
<button name="how" value="4000000000000002">Decline the card</button>
<button name="how" value="4000000000009995">Too little money</button>
<button name="how" value="4000002500003155">3-D Secure</button>
${session.payment_method_types.includes("us_bank_account") ? html`<button name="how" value="bank">Bank debit, money comes later</button>` : null}
</fieldset>
</form>
${session.cancel_url ? html`<p><a href="${session.cancel_url}">Back without paying</a></p>` : null}
<p class="muted">The sandbox stands in for Stripe here: no money moves.</p>`,
    { leadsTo, shownTo: "customer" },
  );
}

const lineTable = (lines: Stripe.LineItem[], total: string): Html => html`<table class="lines">
<thead><tr><th scope="col">What</th><th scope="col" class="amount">Amount</th></tr></thead>
<tbody>${lines.map(
  (
    line,
  ) => html`<tr><td>${line.description ?? "Item"}${line.quantity === 1 ? null : html` × ${line.quantity ?? 1}`}</td>
<td class="amount">${shownAmount(line.amount_total, line.currency)}</td></tr>`,
)}</tbody>
<tfoot><tr><th scope="row">Total</th><td class="amount">${total}</td></tr></tfoot>
</table>`;
