import { type Html, html } from "../../html.ts";

/** One thing of the room: what it is, how it stands, and what can be done with it. */
export interface Row {
  title: string | Html;
  state: string;
  /** The rest that is worth knowing, in small letters. */
  notes: (string | Html | null)[];
  buttons: (Html | null)[];
}

/** A button that makes something happen; `about` tells those who only hear it which of the many it is. */
export const button = (action: string, fields: Record<string, string>, label: string, about: string): Html =>
  html`<form method="post" action="/stripe/do/${action}">${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button aria-label="${label}: ${about}">${label}</button></form>`;

export const section = (title: string, rows: Row[], empty: string, mostRows = 30): Html => html`<section>
<h2>${title}</h2>
${rows.length > 0 ? html`<ul class="things">${rows.slice(0, mostRows).map(rowOf)}</ul>` : html`<p class="empty">${empty}</p>`}
${rows.length > mostRows ? html`<p class="muted">The newest ${mostRows} of ${rows.length}.</p>` : null}
</section>`;

function rowOf({ title, state, notes, buttons }: Row): Html {
  const said = notes.filter((note) => note !== null).map((note) => html`<span>${note}</span>`);
  const offered = buttons.filter((one) => one !== null);
  return html`<li><strong>${title}</strong><span class="tag">${state}</span>
<span class="notes">${said}</span>
${offered.length > 0 ? html`<span class="buttons">${offered}</span>` : null}</li>`;
}
