import type { IncomingMessage } from "node:http";

/**
 * Appends the socket's address to `X-Forwarded-For`, exactly as a proxy in front would. Next only fills the header
 * when a client sent none, so that anybody could claim any address; after this the last entry is always true.
 */
export function appendPeer(request: IncomingMessage): void {
  const before = request.headers["x-forwarded-for"];
  const chain = Array.isArray(before) ? before.join(",") : before;
  const peer = request.socket.remoteAddress ?? "unknown";
  request.headers["x-forwarded-for"] = chain ? `${chain}, ${peer}` : peer;
}

/**
 * The address to hold a client to (case L6): counted from the right, past the proxies that the operator runs
 * (TRUSTED_PROXIES); whatever a client wrote stands further left. A shorter chain than expected gives its first entry.
 */
export function clientIp(chain: string | null, trustedProxies: number): string {
  const hops = (chain ?? "").split(",").map((hop) => hop.trim());
  return network(hops[Math.max(0, hops.length - 1 - trustedProxies)] || "unknown");
}

/** IPv4 as it is; of IPv6 the /64, because one customer of a provider owns all addresses in it. */
function network(address: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  if (v4) return v4;
  if (!URL.canParse(`http://[${address}]`)) return "unknown";
  const host = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail = ""] = host.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const all = host.includes("::")
    ? [...left, ...Array(8 - left.length - right.length).fill("0"), ...right]
    : left;
  return `${all.slice(0, 4).join(":")}::/64`;
}
