import { html, notFound, page } from "../../html.ts";
import { type Answer, type Call, json, redirect } from "../../http.ts";
import { act } from "../actions.ts";
import { isPublic } from "../core/kinds.ts";
import type { World } from "../core/world.ts";
import { formOf } from "../pages.ts";
import { accountRows } from "./accounts.ts";
import {
  disputeRows,
  eventRows,
  paymentRows,
  refundRows,
  sessionRows,
  subscriptionRows,
} from "./payments.ts";
import { section } from "./rows.ts";

/** `/stripe`: what the sandbox's Stripe holds, for people and, as objects.json, for tests (contract 6). */
export async function stripeRoom(world: World, call: Call): Promise<Answer> {
  const [, , part, action = ""] = call.url.pathname.split("/");
  if (part === "do" && call.method === "POST") {
    const done = await act(world, action, Object.fromEntries(formOf(call)));
    return done.ok ? redirect("/stripe") : room(world, done.error.message);
  }
  if (call.method !== "GET" && call.method !== "HEAD") return json(405, { error: "Reading is GET." });
  if (part === undefined) return room(world, null);
  return part === "objects.json" ? objects(world, call) : notFound();
}

const room = (world: World, problem: string | null): Answer =>
  page(
    "Stripe",
    html`<h1>Stripe</h1>
<p class="lead">Accounts, payment pages and money that does not exist. The buttons do what customers, banks and time do.</p>
${problem === null ? null : html`<p class="problem" role="alert">${problem}</p>`}
<div id="live">
${section("Accounts", accountRows(world), "")}
${section("Payment pages", sessionRows(world), "No payment page yet. Book something that asks for a deposit: its page appears here.")}
${section("Payments", paymentRows(world), "No payment yet. Each attempt to pay appears here, also the declined ones.")}
${section("Refunds", refundRows(world), "No refund yet. Cancel a paid booking to see one.")}
${section("Disputes", disputeRows(world), "No dispute. A paid payment can be disputed by its button.")}
${section("Subscriptions", subscriptionRows(world), "No subscription. Choose a paid plan in the settings of a business.")}
${section("Events", eventRows(world), "Nothing has happened yet.", 12)}
</div>`,
    { status: problem === null ? 200 : 422 },
  );

/** `GET /stripe/objects.json?type=payment_intent&account=acct_…`, newest first; without an account, of all. */
function objects(world: World, call: Call): Answer {
  const { searchParams } = call.url;
  const type = searchParams.get("type") ?? "";
  if (!isPublic(type))
    return json(422, { error: "type must be the `object` of something, such as payment_intent." });
  const account = searchParams.get("account");
  const stores = world.stores().filter((store) => account === null || store.account === (account || null));
  return json(
    200,
    stores.flatMap((store) => store.list(type)),
  );
}
