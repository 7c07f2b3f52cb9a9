import { html, page } from "./html.ts";
import type { Answer } from "./http.ts";
import type { Mailbox } from "./mailbox/store.ts";

export function homePage(mailbox: Mailbox, website: boolean): Answer {
  const count = mailbox.list().length;
  const waiting = count === 1 ? "1 mail" : `${count} mails`;
  return page(
    "Rooms",
    html`<h1>Sandbox</h1>
<p class="lead">This stands in for the services that Punctual talks to. It speaks their protocols, reaches nobody,
and listens on this machine only.</p>
<ul class="rooms">
<li><a href="/mailbox"><strong>Mailbox</strong><span>Every mail that Punctual sent, with its sign-in links.</span>
<span class="muted">${waiting}</span></a></li>
${website ? websiteRoom : null}
</ul>`,
  );
}

const websiteRoom = html`<li><a href="/website"><strong>Website</strong>
<span>Somebody’s own website, with Juniper’s booking page in it.</span></a></li>`;
