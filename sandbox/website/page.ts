import { html } from "../html.ts";
import type { Answer, Call } from "../http.ts";

const slug = /^[a-z0-9-]{1,60}(\/[a-z0-9-]{1,60})?$/;

/**
 * Somebody's own website with a booking page in it, on another origin than the installation: the stand-in for the web
 * designer. As strict as one can be: no inline style or script, and nothing but the installation may be loaded or
 * framed. `?show=juniper/haircut` says what can be booked.
 */
export function websitePage(call: Call, appUrl: string): Answer {
  const { origin } = new URL(appUrl);
  const asked = call.url.searchParams.get("show") ?? "";
  const show = slug.test(asked) ? asked : "juniper/haircut";
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `script-src 'self' ${origin}`,
    `frame-src ${origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  const body = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>A website with a booking page</title>
<link rel="stylesheet" href="/assets/sandbox.css">
<script src="/assets/website.js" defer></script>
<script src="${origin}/embed.js" defer></script>
</head>
<body>
<header><a href="/">Sandbox</a></header>
<main>
<h1>Somebody’s own website</h1>
<p class="lead">It stands for the website of a business. Everything bookable below comes from Punctual, in a frame.</p>
<h2>A button that opens it over the page</h2>
<p><a class="button" href="${origin}/${show}" data-punctual="${show}" data-mode="popup"
data-name="Wanda Webb" data-email="wanda@example.com">Book now</a></p>
<h2>A link to the booking page</h2>
<p><a href="${origin}/${show}" data-punctual="${show}" data-mode="button"
data-name="Wanda Webb" data-email="wanda@example.com">To the booking page</a></p>
<h2>In the page</h2>
<div id="inline" data-punctual="${show}" data-title="Book a haircut"></div>
<h2>What the page has heard</h2>
<ol id="heard"></ol>
</main>
</body>
</html>`;
  return {
    kind: "answer",
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
    body: body.markup,
  };
}
