import { html, page } from "../html.ts";
import type { Answer, Call } from "../http.ts";

/** The fields of a form that a page of the sandbox has sent. */
export const formOf = (call: Call): URLSearchParams => new URLSearchParams(call.body.toString("utf8"));

/** The client came by this name, so a browser can as well. */
export const originOf = (call: Call): string | undefined =>
  call.headers.host ? `http://${call.headers.host}` : undefined;

export const stranded = (title: string, words: string, status = 404): Answer =>
  page(title, html`<h1>${title}</h1><p class="lead">${words}</p>`, { status, shownTo: "customer" });
