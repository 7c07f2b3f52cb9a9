import { env } from "#lib/env.ts";
import type { RequestSource } from "#lib/security/origin.ts";
import { clientIp } from "#lib/security/peer-address.ts";

/** What a request says about itself, for logs, limits and the origin check. */
export interface RequestFacts extends RequestSource {
  /** Set by proxy.ts, for the API by security/api-headers.ts; the logs of one request carry it. */
  id: string;
  /** Of the client, or its /64 in IPv6; not spoofable by headers (case L6). */
  ip: string;
  userAgent: string;
}

/** Facts of any request, from its headers as the server holds them. */
export const factsOf = (sent: Headers): RequestFacts => ({
  id: sent.get("x-request-id") ?? "none",
  ip: clientIp(sent.get("x-forwarded-for"), env().TRUSTED_PROXIES),
  userAgent: (sent.get("user-agent") ?? "").slice(0, 300),
  origin: sent.get("origin"),
  fetchSite: sent.get("sec-fetch-site"),
});
