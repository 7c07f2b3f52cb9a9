/** Spread on the link of a booking or class: J and K go from one to the next in the order of these minutes. */
export const entryStep = (from: number) => ({ "data-entry": from });

const isShown = (element: HTMLElement) => element.getClientRects().length > 0;

/** The day's entries as they can be seen, in the order of time; a day and its list stand in the same document. */
const entriesShown = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>("[data-entry]")]
    .filter(isShown)
    .sort((a, b) => Number(a.dataset.entry) - Number(b.dataset.entry));

/**
 * Moves the focus to the next or the previous entry, from the one that has it, else from the one that is open, else from
 * the end that lies in that direction. False where there is none.
 */
export function stepThroughEntries(by: 1 | -1): boolean {
  const entries = entriesShown();
  const focused = entries.findIndex((entry) => entry.matches(":focus"));
  const at = focused >= 0 ? focused : entries.findIndex((entry) => entry.ariaCurrent === "true");
  const next = at < 0 ? entries.at(by > 0 ? 0 : -1) : entries[at + by];
  if (!next) return false;
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}
