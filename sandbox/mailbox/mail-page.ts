import { type Html, html, page } from "../html.ts";
import type { Answer } from "../http.ts";
import { age } from "./list-page.ts";
import type { Mail } from "./mail.ts";
import { mailSource } from "./source.ts";

type View = "html" | "text" | "source";

export function mailPage(mail: Mail, wanted: string | null): Answer {
  const views: View[] = [
    ...(mail.html === null ? [] : ["html" as const]),
    ...(mail.text === null ? [] : ["text" as const]),
    "source",
  ];
  const view = views.find((one) => one === wanted) ?? views[0] ?? "source";
  return page(
    mail.subject,
    html`<p class="back"><a href="/mailbox">‹ Mailbox</a></p>
<h1>${mail.subject}</h1>
<dl class="envelope">
${row("From", mail.from)}${row("To", mail.to.join(", "))}
${mail.cc.length > 0 ? row("Cc", mail.cc.join(", ")) : null}${mail.bcc.length > 0 ? row("Bcc", mail.bcc.join(", ")) : null}
${mail.replyTo.length > 0 ? row("Reply to", mail.replyTo.join(", ")) : null}
<dt>Received</dt><dd>${age(mail.receivedAt)}</dd>
${Object.entries(mail.headers).map(([name, value]) => row(name, value))}
</dl>
${mail.attachments.length > 0 ? attachments(mail) : null}
<nav class="views" aria-label="Views">${views.map((one) => tab(mail, one, one === view))}
<a href="/mailbox/${mail.id}/source.eml">Download</a></nav>
${body(mail, view)}`,
  );
}

const row = (name: string, value: string): Html => html`<dt>${name}</dt><dd>${value}</dd>`;

const names: Record<View, string> = { html: "Page", text: "Text", source: "Source" };

const tab = (mail: Mail, view: View, current: boolean): Html =>
  current
    ? html`<a href="/mailbox/${mail.id}?view=${view}" aria-current="page">${names[view]}</a>`
    : html`<a href="/mailbox/${mail.id}?view=${view}">${names[view]}</a>`;

const attachments = (mail: Mail): Html =>
  html`<ul class="files">${mail.attachments.map(
    (
      file,
      index,
    ) => html`<li><a class="tag" href="/mailbox/${mail.id}/attachments/${index}">${file.filename}</a>
<span class="muted">${file.contentType}</span></li>`,
  )}</ul>`;

function body(mail: Mail, view: View): Html {
  if (view === "source") return html`<pre class="paper">${mailSource(mail)}</pre>`;
  if (view === "text") return html`<div class="paper text">${linked(mail.text ?? "")}</div>`;
  // Same origin, so that the page can measure it; without allow-scripts nothing in it can use that.
  return html`<iframe class="paper" title="The mail" src="/mailbox/${mail.id}/html"
sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

const linked = (text: string): Html[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((piece, index) =>
      index % 2 === 1
        ? html`<a href="${piece}" target="_blank" rel="noreferrer">${piece}</a>`
        : html`${piece}`,
    );

/** The mail's own page, for the frame: no scripts, no forms, nothing fetched but pictures; links open beside it. */
export const framedMail = (mail: Mail): Answer => ({
  kind: "answer",
  status: 200,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; " +
      "img-src data: https: http:; style-src 'unsafe-inline'; frame-ancestors 'self'",
  },
  body: withBase(mail.html ?? ""),
});

/** Inside the head, because anything before the doctype would make the browser forgive what mail programs do not. */
function withBase(markup: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(markup) ? markup.replace(/<head[^>]*>/i, (head) => head + base) : base + markup;
}
