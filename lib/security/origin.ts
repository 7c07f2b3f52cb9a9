/** What a browser says about where a request comes from. */
export interface RequestSource {
  origin: string | null;
  /** `Sec-Fetch-Site` (Fetch Metadata). */
  fetchSite: string | null;
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a mutation comes from a page of this installation (cases X1–X4). Compared with APP_URL and never with
 * Host or X-Forwarded-Host, which a caller may choose. Nothing said at all is refused: every browser that is still
 * in use sends one of the two, and programs have the API with keys.
 */
export function fromOurPages({ origin, fetchSite }: RequestSource, appUrl: string): boolean {
  if (fetchSite !== null && fetchSite !== "same-origin") return false;
  if (origin === null) return fetchSite === "same-origin";
  return sameOrigin(origin, appUrl);
}

/** Equal origins; on a local installation its three loopback names are one host. */
function sameOrigin(origin: string, appUrl: string): boolean {
  if (!URL.canParse(origin)) return false; // "null" among others (X2)
  const [given, own] = [new URL(origin), new URL(appUrl)];
  if (given.origin === own.origin) return true;
  const local = loopback.has(given.hostname) && loopback.has(own.hostname);
  return local && given.protocol === own.protocol && given.port === own.port;
}
