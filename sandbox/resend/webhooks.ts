import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { Faults } from "../faults.ts";
import { bareAddress, type Mail, type MailEvent } from "../mailbox/mail.ts";
import type { Mailbox } from "../mailbox/store.ts";

export interface WebhookTarget {
  url: string;
  /** `whsec_…`, Base64 after the prefix. */
  secret: string;
}

/** How a mail to this address ends, as with Resend's own test addresses (bounced@, complained@). */
function outcome(mail: Mail): Extract<MailEvent, "delivered" | "bounced" | "complained"> {
  const local = bareAddress(mail.to[0] ?? "")
    .split("@")[0]
    ?.split("+")[0];
  return local === "bounced" || local === "complained" ? local : "delivered";
}

const bounce = { type: "Permanent", subType: "General", message: "The sandbox bounces mail to bounced@." };

function eventOf(mail: Mail, name: MailEvent) {
  const { id, from, to, subject, receivedAt } = mail;
  const data = {
    email_id: id,
    message_id: `<${id}@sandbox.localhost>`,
    created_at: receivedAt,
    from,
    to,
    subject,
  };
  const tags = Object.fromEntries(mail.tags.map((tag) => [tag.name, tag.value]));
  return {
    type: `email.${name}`,
    created_at: new Date().toISOString(),
    data: { ...data, tags, ...(name === "bounced" ? { bounce } : {}) },
  };
}

/**
 * Tells the application what became of a mail: `sent`, then its outcome, signed as Resend signs
 * (svix-id, svix-timestamp, svix-signature). A target that fails is not asked again and harms nobody.
 */
export async function announce(
  target: WebhookTarget,
  mailbox: Mailbox,
  faults: Faults,
  mail: Mail,
): Promise<void> {
  const last = outcome(mail);
  const events = [eventOf(mail, "sent"), eventOf(mail, last)];
  if (faults.take("resend", ["reorder"], mail.to.map(bareAddress))) events.reverse();
  const copies = faults.take("resend", ["duplicate"], mail.to.map(bareAddress)) ? 2 : 1;
  await mailbox.update(mail.id, { lastEvent: last });
  for (const event of events) {
    const id = `msg_${randomUUID()}`;
    for (let copy = 0; copy < copies; copy += 1) await post(target, id, JSON.stringify(event));
  }
}

async function post(target: WebhookTarget, id: string, body: string): Promise<void> {
  const now = new Date();
  const headers = {
    "content-type": "application/json",
    "svix-id": id,
    "svix-timestamp": String(Math.floor(now.getTime() / 1000)),
    "svix-signature": new Webhook(target.secret).sign(id, now, body),
  };
  const signal = AbortSignal.timeout(5_000);
  await fetch(target.url, { method: "POST", headers, body, signal, redirect: "manual" }).catch(
    () => undefined,
  );
}
