import { type Html, html, page } from "../html.ts";
import type { Answer } from "../http.ts";
import { type Mail, recipients } from "./mail.ts";
import type { Mailbox } from "./store.ts";

/** What a page shows at once; the search finds the rest. */
const mostShown = 200;

export function listPage(mailbox: Mailbox, search: URLSearchParams): Answer {
  const filter = { to: search.get("to"), search: search.get("q") };
  const all = mailbox.list();
  const mails = mailbox.list(filter);
  return page(
    "Mailbox",
    html`<div class="bar"><h1>Mailbox</h1>${all.length > 0 ? deleteAll : null}</div>
<form class="filter" action="/mailbox">
<label><span>Search</span><input type="search" name="q" value="${filter.search ?? ""}"></label>
<label><span>To</span><select name="to">${addressOptions(all, filter.to ?? "")}</select></label>
<button>Show</button>
</form>
<div id="live">${mails.length > 0 ? mailRows(mails) : empty(all.length > 0)}</div>`,
  );
}

const deleteAll = html`<form method="post" action="/mailbox/delete"><button class="quiet">Delete all</button></form>`;

function addressOptions(mails: Mail[], chosen: string): Html[] {
  const counts = new Map<string, number>();
  for (const mail of mails) for (const to of recipients(mail)) counts.set(to, (counts.get(to) ?? 0) + 1);
  if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
  return [
    html`<option value="">Everybody</option>`,
    ...[...counts]
      .sort()
      .map(([address, count]) =>
        address === chosen
          ? html`<option value="${address}" selected>${address} (${count})</option>`
          : html`<option value="${address}">${address} (${count})</option>`,
      ),
  ];
}

const mailRows = (
  mails: Mail[],
): Html => html`<ul class="mails">${mails.slice(0, mostShown).map(mailRow)}</ul>
${mails.length > mostShown ? html`<p class="muted">The newest ${mostShown} of ${mails.length}. Search to find others.</p>` : null}`;

function mailRow(mail: Mail): Html {
  const files = mail.attachments.length;
  return html`<li><a href="/mailbox/${mail.id}">
<span class="who">${mail.to.join(", ")}</span>${age(mail.receivedAt)}
<strong>${mail.subject}</strong>
<span class="snippet">${snippet(mail)}</span>
${files > 0 ? html`<span class="tag">${files === 1 ? (mail.attachments[0]?.filename ?? "1 file") : `${files} files`}</span>` : null}
</a></li>`;
}

const snippet = (mail: Mail): string =>
  (mail.text ?? mail.html?.replace(/<[^>]*>/g, " ") ?? "")
    .slice(0, 400)
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 160);

const empty = (filtered: boolean): Html =>
  filtered
    ? html`<p class="empty">No mail matches. <a href="/mailbox">Show all of it.</a></p>`
    : html`<p class="empty">No mail yet. Sign in or book a time in Punctual: what it sends appears here by itself.</p>`;

/** "3 min ago": no zone to be wrong about. The instant itself is in the tooltip. */
export function age(receivedAt: string): Html {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(receivedAt)) / 1000));
  const steps = [
    { size: 86_400, unit: "d" },
    { size: 3_600, unit: "h" },
    { size: 60, unit: "min" },
  ];
  const step = steps.find(({ size }) => seconds >= size);
  const words = step ? `${Math.floor(seconds / step.size)} ${step.unit} ago` : "just now";
  return html`<time datetime="${receivedAt}" title="${receivedAt}">${words}</time>`;
}
