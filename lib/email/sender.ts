import { parseMailbox } from "./address.ts";
import { headerSafe } from "./text.ts";

export interface Sender {
  name: string;
  address: string;
}

/** The address, and the name where there is one, of `Punctual <bookings@example.com>` or a bare address; else null. */
export function senderOf(mailFrom: string): Sender | null {
  const named = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(mailFrom);
  const mailbox = parseMailbox(named?.[2] ?? mailFrom);
  if (!mailbox.ok) return null;
  return { name: headerSafe(named?.[1] ?? "", 70) || "Punctual", address: mailbox.value.address };
}

/** The sender in MAIL_FROM, which was checked at start. @throws where it was not */
export function readSender(mailFrom: string): Sender {
  const sender = senderOf(mailFrom);
  if (!sender) throw new Error("MAIL_FROM is no mail address.");
  return sender;
}
