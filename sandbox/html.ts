import type { Answer } from "./http.ts";

/** Markup that was escaped where it had to be. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Html[] | null;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

function write(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string" || typeof part === "number") return escapeText(String(part));
  return "markup" in part ? part.markup : part.map(write).join("");
}

/** Whatever is filled in is escaped, unless it was made by this tag itself. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Html => ({
  markup: texts.map((text, index) => text + write(parts[index] ?? null)).join(""),
});

/** Only the sandbox's own style and script run on its pages; received mail is framed, and never as their equal. */
const policy = (leadsTo: readonly string[]): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    ["form-action 'self'", ...leadsTo.map((url) => new URL(url).origin)].join(" "),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

export interface PageOptions {
  status?: number;
  /** Where a form of this page may send the browser in the end: a browser refuses the other addresses. */
  leadsTo?: readonly string[];
  /** `customer`: a page that stands for a vendor's, for people who know nothing of the sandbox's rooms. */
  shownTo?: "developer" | "customer";
}

const rooms = html`<nav aria-label="Rooms"><a href="/mailbox">Mailbox</a><a href="/stripe">Stripe</a></nav>`;

export function page(title: string, main: Html, options: PageOptions = {}): Answer {
  const { status = 200, leadsTo = [], shownTo = "developer" } = options;
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Sandbox</title>
<link rel="stylesheet" href="/assets/sandbox.css">
<link rel="stylesheet" href="/assets/mailbox.css">
<link rel="stylesheet" href="/assets/stripe.css">
<script type="module" src="/assets/sandbox.js"></script>
</head>
<body>
${shownTo === "developer" ? html`<header><a href="/">Sandbox</a>${rooms}</header>` : null}
<main class="${shownTo}">${main}</main>
</body>
</html>`;
  return {
    kind: "answer",
    status,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy(leadsTo) },
    body: body.markup,
  };
}

export const notFound = (): Answer =>
  page(
    "Nothing here",
    html`<h1>Nothing here</h1><p class="muted">This page does not exist, or its mail was deleted.</p>
<p><a class="button" href="/mailbox">To the mailbox</a></p>`,
    { status: 404 },
  );
