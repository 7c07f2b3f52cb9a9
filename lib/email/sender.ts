import { parseMailbox } from "./address.ts";
import { headerSafe } from "./text.ts";

/**
 * The address, and the name where there is one, of MAIL_FROM: `Punctual <bookings@example.com>` or the bare address.
 * @throws a sentence for the operator where it is neither.
 */
export function readSender(mailFrom: string): { name: string; address: string } {
  const named = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(mailFrom);
  const mailbox = parseMailbox(named?.[2] ?? mailFrom);
  if (!mailbox.ok) throw new Error("MAIL_FROM is no mail address. Write: Punctual <bookings@example.com>.");
  return { name: headerSafe(named?.[1] ?? "", 70) || "Punctual", address: mailbox.value.address };
}
