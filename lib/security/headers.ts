import { frameAncestors } from "#lib/embeds/parents.ts";

/** What kind of page an address is; it decides how strict its headers are. */
export type Area = "public" | "token" | "private" | "api";

export interface HeaderOptions {
  path: string;
  nonce: string;
  /** Whether APP_URL is https. Over http HSTS is ignored and `upgrade-insecure-requests` would break localhost. */
  secure: boolean;
  /** `next dev` needs eval and inline styles for hot reloading. */
  development: boolean;
  /** Origins that may frame the page (case X10); null or left out, as for all but embedded pages: nobody may. */
  parents?: readonly string[] | null;
}

/** Addresses that hold a secret in the path or query: it must not leak as a referrer or stay in a cache (case A15). */
const tokenPaths = ["/manage", "/decide", "/waitlist", "/sign-in", "/invitation"];
const privatePaths = ["/dashboard", "/account", "/sign-up"];

const under = (path: string, roots: readonly string[]): boolean =>
  roots.some((root) => path === root || path.startsWith(`${root}/`));

export function areaOf(path: string): Area {
  const plain = path.toLowerCase(); // A mistyped /Manage must not fall into a laxer area.
  if (under(plain, ["/api"])) return "api";
  if (under(plain, tokenPaths)) return "token";
  return under(plain, privatePaths) ? "private" : "public";
}

/**
 * Content-Security-Policy Level 3. Scripts: only those of this response (nonce) and what they load. Styles: files of our
 * own and elements with the nonce. Style *attributes* are allowed only behind sign-in, where React Aria prints some for
 * hidden inputs; public pages print none (styles that scripts set through the CSSOM are not subject to the policy).
 */
export function contentSecurityPolicy({ path, nonce, secure, development, parents }: HeaderOptions): string {
  const area = areaOf(path);
  if (area === "api")
    return "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    ...(area === "private" ? ["style-src-attr 'unsafe-inline'"] : []),
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    // The preview in the settings frames our embedded page. A policy belongs to the document that was loaded, and from
    // there one walks to the settings without loading another: from signing in, too.
    area === "public" ? "frame-src 'none'" : "frame-src 'self'",
    `frame-ancestors ${frameAncestors(parents ?? null)}`,
    "base-uri 'none'",
    "form-action 'self'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

/** Every security header of a response, by name (cases S4, S5, X10; design 10). */
export function securityHeaders(options: HeaderOptions): Record<string, string> {
  const area = areaOf(options.path);
  return {
    "Content-Security-Policy": contentSecurityPolicy(options),
    "X-Content-Type-Options": "nosniff",
    // It knows no list of parents; browsers that know frame-ancestors ignore it, others would refuse every parent.
    ...(options.parents ? {} : { "X-Frame-Options": "DENY" }),
    "Referrer-Policy": area === "token" ? "no-referrer" : "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), browsing-topics=()",
    ...(options.secure ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
    ...(area === "token" || area === "private" ? { "Cache-Control": "private, no-store" } : {}),
  };
}

const acceptableRequestId = /^[A-Za-z0-9_-]{8,64}$/;

/** The caller's request id when it is harmless to log, so that a trace can span services; else the fresh one. */
export const requestIdFrom = (given: string | null, fresh: string): string =>
  given !== null && acceptableRequestId.test(given) ? given : fresh;
