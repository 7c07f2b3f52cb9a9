export interface MailAttachment {
  filename: string;
  contentType: string;
  /** Base64, exactly as it was received. */
  content: string;
}

export type MailEvent = "scheduled" | "sent" | "delivered" | "bounced" | "complained" | "canceled";

/** A mail that the sandbox accepted in a vendor's place. Addresses are as they were sent ("Ana <ana@x.test>"). */
export interface Mail {
  id: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  text: string | null;
  html: string | null;
  headers: Record<string, string>;
  attachments: MailAttachment[];
  tags: { name: string; value: string }[];
  /** Instants, RFC 3339 in UTC. */
  receivedAt: string;
  scheduledAt: string | null;
  lastEvent: MailEvent;
  /** The Idempotency-Key it came with, and the hash of that request. */
  request: { key: string; fingerprint: string } | null;
}

/** "Ana <ana@x.test>" → "ana@x.test". */
export function bareAddress(mailbox: string): string {
  const open = mailbox.lastIndexOf("<");
  const address = open >= 0 && mailbox.endsWith(">") ? mailbox.slice(open + 1, -1) : mailbox;
  return address.trim().toLowerCase();
}

export const recipients = (mail: Mail): string[] => [...mail.to, ...mail.cc, ...mail.bcc].map(bareAddress);

/** How `messages.json` shows a mail (contract 6). */
export const shownMail = (mail: Mail) => ({
  id: mail.id,
  to: mail.to.join(", "),
  from: mail.from,
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  headers: { ...(mail.replyTo.length > 0 ? { "Reply-To": mail.replyTo.join(", ") } : {}), ...mail.headers },
  attachments: mail.attachments,
  receivedAt: mail.receivedAt,
  cc: mail.cc,
  bcc: mail.bcc,
});
