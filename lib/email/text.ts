/** Line and paragraph ends of every kind, and tabs: one space each, so that words stay apart. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** Controls, and invisible characters that reorder or hide text. Joiners stay: emoji and Persian need them. */
const unseen =
  /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * Text that may stand in a mail header (cases I4–I6): one line, nothing that reorders or hides, well-formed, at
 * most `max` UTF-16 units. Longer text ends with "…", never in the middle of what a reader sees as one character.
 */
export function headerSafe(text: string, max: number): string {
  // Whoever sends a megabyte as a name waits for no pattern: nothing beyond this can become visible.
  const cut = text.slice(0, max * 8);
  const clean = cut.toWellFormed().replace(breaks, " ").replace(unseen, "").replace(/ {2,}/g, " ").trim();
  if (clean.length <= max) return clean;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(clean)) {
    if (kept.length + segment.length >= max) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * `Name <address>` for the From header, RFC 5322 quoted where the name needs it. A name cannot pose as an address
 * (I6): "@" becomes " at ", angle brackets and quotes fall away.
 */
export function namedMailbox(name: string, address: string): string {
  const shown = headerSafe(name.replaceAll("@", " at ").replace(/[<>"\\]/g, ""), 70);
  if (shown === "") return address;
  return /[()[\]:;,.]/.test(shown) ? `"${shown}" <${address}>` : `${shown} <${address}>`;
}
