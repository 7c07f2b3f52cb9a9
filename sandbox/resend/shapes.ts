import type { Mail } from "../mailbox/mail.ts";

const orNull = (list: string[]): string[] | null => (list.length > 0 ? list : null);

/** An entry of `GET /emails` (the SDK's ListEmail). */
export const listedEmail = (mail: Mail) => ({
  id: mail.id,
  message_id: `<${mail.id}@sandbox.localhost>`,
  to: mail.to,
  from: mail.from,
  created_at: mail.receivedAt,
  subject: mail.subject,
  bcc: orNull(mail.bcc),
  cc: orNull(mail.cc),
  reply_to: orNull(mail.replyTo),
  last_event: mail.lastEvent,
  scheduled_at: mail.scheduledAt,
});

/** `GET /emails/{id}` (the SDK's GetEmailResponseSuccess). */
export const shownEmail = (mail: Mail) => ({
  object: "email",
  ...listedEmail(mail),
  html: mail.html,
  text: mail.text,
  tags: mail.tags,
});
