import { canonicalZone } from "#lib/time/zone.ts";

/** Which zone a page is shown in, and how that came about. */
export interface ZoneChoice {
  /** Current IANA name. */
  zone: string;
  /** The visitor asked for it: nothing detected overrules it. */
  chosen: boolean;
  /** What the browser said last time, in its own spelling: hearing the same again must not reload the page again. */
  tried: string | null;
}

/** `auto:` before a detected zone, `set:` before a chosen one. Read by the server, so that the first paint is right. */
export const zoneCookie = "zone";

/**
 * The zone to render in. `param` (?timezone=) counts before the cookie, and both before the business's own zone.
 * Every alias is accepted; what is no zone at all counts as not said.
 */
export function chooseZone(said: {
  param?: string | undefined;
  cookie?: string | undefined;
  fallback: string;
}): ZoneChoice {
  const asked = said.param ? canonicalZone(said.param) : null;
  if (asked) return { zone: asked, chosen: true, tried: null };
  const [kind, name = ""] = (said.cookie ?? "").split(/:(.*)/s);
  const kept = canonicalZone(name);
  if (kind === "set" && kept) return { zone: kept, chosen: true, tried: null };
  const tried = said.param ?? (kind === "auto" ? name : null);
  return { zone: kind === "auto" && kept ? kept : said.fallback, chosen: false, tried };
}

/** The line for `document.cookie` after somebody chose a zone. */
export const chosenZoneCookie = (zone: string, secure: boolean): string =>
  `${zoneCookie}=${encodeURIComponent(`set:${zone}`)}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? "; Secure" : ""}`;
