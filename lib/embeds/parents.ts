/** Names of this machine: the only hosts that may go without https, so that a website can be tried where it is made. */
const loopback = new Set(["localhost", "127.0.0.1"]);

/** What may stand in a security header: nothing that ends a source or a directive. */
const plainHost = /^[a-z0-9.-]+$/;

/**
 * The origin of a website, from whatever address of it somebody has at hand ("juniper.example", a whole link), as a
 * browser writes it: "https://www.juniper.example". Null for what is no website, is not encrypted, or holds characters
 * that would write our own headers: `;` is a legal character of a host for the URL standard.
 */
export function parentOrigin(text: string): string | null {
  const given = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`;
  if (given.length > 300 || !URL.canParse(address)) return null;
  const { protocol, hostname, origin, username } = new URL(address);
  if (!plainHost.test(hostname) || username !== "") return null;
  const local = loopback.has(hostname);
  if (!local && !hostname.includes(".")) return null;
  return protocol === "https:" || (protocol === "http:" && local) ? origin : null;
}

/**
 * The value of `frame-ancestors` for a business's embedded page. Null, for a business that is not there: nobody. Our
 * own pages are always among them, for the preview in the settings. What is not an origin to the letter is left out.
 */
export const frameAncestors = (parents: readonly string[] | null): string =>
  parents === null ? "'none'" : ["'self'", ...parents.filter((one) => parentOrigin(one) === one)].join(" ");

/** The slug in an address of the embedded page; null for every other address. Exact: nothing near it is laxer. */
export const embeddedTenant = (path: string): string | null =>
  /^\/embed\/([a-z0-9-]{1,60})(?:\/[a-z0-9-]{1,60})?\/?$/.exec(path)?.[1] ?? null;
