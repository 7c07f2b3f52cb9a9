import { err, ok, type Result } from "#lib/result.ts";

/** One mailbox that mail can be sent to. */
export interface Mailbox {
  /** As typed, except for the domain: lowercased, and ASCII where it was international (RFC 5890). */
  address: string;
  /** For finding the same person again: the address in lower case. */
  key: string;
}

export type MailboxError = "empty" | "too_long" | "malformed";

/** RFC 5321 4.5.3.1: 64 octets before the @, 254 in all. */
const mostLocal = 64;
const mostAddress = 254;

/** RFC 5322 dot-atom. The two classes share no character, so matching takes linear time. */
const dotAtom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** What a URL would read as anything but a host name, and what no eye can see. */
const notInDomain = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\s/\\?#:@[\]%<>()",;|^`{}]/u;

/**
 * Reads exactly one plain mailbox (cases A4). Display names, lists, comments, quoted local parts, look-alike
 * characters and folded lines are refused, because another parser on the way may read them as another address.
 * The length is checked before any pattern runs (L8).
 */
export function parseMailbox(text: string): Result<Mailbox, MailboxError> {
  if (text.length > mostAddress + 64) return err("too_long");
  const typed = text.trim().normalize("NFC");
  if (typed === "") return err("empty");
  if (typed.length > mostAddress) return err("too_long");
  if (typed.normalize("NFKC") !== typed) return err("malformed");
  const at = typed.lastIndexOf("@");
  const local = typed.slice(0, Math.max(at, 0));
  if (local.length > mostLocal || !dotAtom.test(local)) return err("malformed");
  const domain = asciiDomain(typed.slice(at + 1));
  if (domain === null) return err("malformed");
  const address = `${local}@${domain}`;
  return address.length > mostAddress ? err("too_long") : ok({ address, key: address.toLowerCase() });
}

/** "bücher.example" → "xn--bcher-kva.example"; null where it is no public host name. */
function asciiDomain(text: string): string | null {
  if (notInDomain.test(text) || !URL.canParse(`http://${text}`)) return null;
  const host = new URL(`http://${text}`).hostname;
  const labels = host.split(".");
  const top = labels.at(-1) ?? "";
  // The URL parser turns "127.1" and "0x7f.1" into an IPv4 address; no top-level domain is numeric.
  return labels.length > 1 && labels.every((part) => label.test(part)) && !/^\d+$/.test(top) ? host : null;
}

/**
 * The key for limits per customer (cases B16): "+tag" falls away, and for Gmail the dots, because all of these
 * reach one person. Never for sending, and never for deciding who somebody is: elsewhere they may be two people.
 */
export function customerKey({ key }: Mailbox): string {
  const at = key.lastIndexOf("@");
  const local = key.slice(0, at);
  const domain = key.slice(at + 1);
  const bare = local.indexOf("+") > 0 ? local.slice(0, local.indexOf("+")) : local;
  const gmail = domain === "gmail.com" || domain === "googlemail.com";
  return gmail ? `${bare.replaceAll(".", "")}@gmail.com` : `${bare}@${domain}`;
}
