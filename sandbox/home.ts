import { html, page } from "./html.ts";
import type { Answer } from "./http.ts";
import type { Mailbox } from "./mailbox/store.ts";
import type { World } from "./stripe/core/world.ts";

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

export function homePage(mailbox: Mailbox, stripe: World, website: boolean): Answer {
  const payments = stripe.stores().reduce((sum, store) => sum + store.list("payment_intent").length, 0);
  return page(
    "Rooms",
    html`<h1>Sandbox</h1>
<p class="lead">This stands in for the services that Punctual talks to. It speaks their protocols, reaches nobody,
and listens on this machine only.</p>
<ul class="rooms">
<li><a href="/mailbox"><strong>Mailbox</strong><span>Every mail that Punctual sent, with its sign-in links.</span>
<span class="muted">${counted(mailbox.list().length, "mail", "mails")}</span></a></li>
<li><a href="/stripe"><strong>Stripe</strong><span>Accounts, payments, and the pages on which customers pay.</span>
<span class="muted">${counted(payments, "payment", "payments")}</span></a></li>
${website ? websiteRoom : null}
</ul>`,
  );
}

const websiteRoom = html`<li><a href="/website"><strong>Website</strong>
<span>Somebody’s own website, with Juniper’s booking page in it.</span></a></li>`;
