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
const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function page(title: string, main: Html, status = 200): Answer {
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Sandbox</title>
<link rel="stylesheet" href="/assets/sandbox.css">
<link rel="stylesheet" href="/assets/mailbox.css">
<script type="module" src="/assets/sandbox.js"></script>
</head>
<body>
<header><a href="/">Sandbox</a><nav aria-label="Rooms"><a href="/mailbox">Mailbox</a></nav></header>
<main>${main}</main>
</body>
</html>`;
  return {
    kind: "answer",
    status,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
    body: body.markup,
  };
}

export const notFound = (): Answer =>
  page(
    "Nothing here",
    html`<h1>Nothing here</h1><p class="muted">This page does not exist, or its mail was deleted.</p>
<p><a class="button" href="/mailbox">To the mailbox</a></p>`,
    404,
  );
