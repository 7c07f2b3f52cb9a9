import ipaddr from "ipaddr.js";

/** Public by number, and yet answered by the machine's own host (Azure's agent). */
const answeredInside: ReadonlySet<string> = new Set(["168.63.129.16"]);

/** 2000::/3, the only part of IPv6 that is given out; what lies outside it is local, mapped or translated. */
const givenOut: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

/**
 * Whether an address belongs to the public internet (case I11). What is an IPv4 address in disguise (::ffff:a.b.c.d)
 * is looked at as one; private, loopback, link-local, shared, multicast, reserved, NAT64 and tunnel ranges are not
 * public. Anything that is no address at all is not either.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== "unicast" || answeredInside.has(address.toString())) return false;
  return address instanceof ipaddr.IPv6 ? address.match(givenOut) : true;
}

/** 127.0.0.0/8 and ::1, also in disguise. */
export const isLoopback = (text: string): boolean =>
  ipaddr.isValid(text) && ipaddr.process(text).range() === "loopback";
