import { isIP } from "node:net";
import { err, ok, type Result } from "#lib/result.ts";
import { isLoopback, isPublicAddress } from "./public-address.ts";

/** Why an address that a user gave is not asked. A closed set: it is stored and turned into words. */
export type UrlRefusal = "not_a_url" | "not_https" | "credentials" | "port" | "not_public";

/** Where web servers answer. Anything else (22, 25, 5432 …) would make us a port scanner (case I11). */
const ports: ReadonlySet<string> = new Set(["", "443", "80", "8080", "8443", "4443", "9443"]);

/** Names that mean the machine itself or its own network, whatever a resolver says. */
const inside = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/i;

/** `loopback`: the operator allows this machine itself, over http and on any port, and nothing else beside the public. */
export interface OutboundRules {
  loopback: boolean;
}

/**
 * A URL that a user gave, as far as it can be judged without asking anybody. The parser has already turned 127.1,
 * 2130706433 and 0x7f000001 into 127.0.0.1; names are judged again, by their address, when the connection is made.
 */
export function checkOutboundUrl(text: string, { loopback }: OutboundRules): Result<URL, UrlRefusal> {
  const url = text.length <= 2000 && URL.canParse(text) ? new URL(text) : null;
  if (!url?.hostname) return err("not_a_url");
  if (url.username || url.password) return err("credentials");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isLocal = loopback && (host === "localhost" || isLoopback(host));
  if (isLocal && (url.protocol === "http:" || url.protocol === "https:")) return ok(url);
  if (url.protocol !== "https:") return err("not_https");
  if (!ports.has(url.port)) return err("port");
  if (inside.test(host) || (isIP(host) !== 0 && !isPublicAddress(host))) return err("not_public");
  return ok(url);
}

/** The same in sentences, for the person who typed it. */
export const urlRefusalWords: Record<UrlRefusal, string> = {
  not_a_url: "Please give a whole web address, such as https://example.com/hooks.",
  not_https: "The address has to begin with https://.",
  credentials: "Please leave out the user name and password: the signature proves who is asking.",
  port: "Please use a usual port for https: 443, 4443, 8443 or 9443.",
  not_public: "This address is not on the public internet.",
};
