import { type Answer, type Call, isRecord, json, readJson } from "../http.ts";
import type { Mail } from "../mailbox/mail.ts";
import type { Mailbox } from "../mailbox/store.ts";
import { composeMail } from "./compose.ts";
import type { Keyed } from "./idempotency.ts";
import { refusal, refuse } from "./refusals.ts";

export interface Outbox {
  mailbox: Mailbox;
  /** Told about each newly accepted mail. */
  accepted(mail: Mail): void;
}

/** `POST /emails`. */
export async function sendEmail({ mailbox, accepted }: Outbox, call: Call, keyed: Keyed): Promise<Answer> {
  const earlier = keyed.earlier[0];
  if (earlier) return json(200, { id: earlier.id });
  const mail = composeMail(readJson(call), keyed.request);
  if (!mail.ok) return refuse(mail.error);
  await mailbox.add([mail.value]);
  accepted(mail.value);
  return json(200, { id: mail.value.id });
}

/** `POST /emails/batch`: all or nothing, or with `x-batch-validation: permissive` whatever is right. */
export async function sendBatch({ mailbox, accepted }: Outbox, call: Call, keyed: Keyed): Promise<Answer> {
  const permissive = call.headers["x-batch-validation"] === "permissive";
  const answer = (mails: Mail[], errors: { index: number; message: string }[]): Answer =>
    json(200, { data: mails.map(({ id }) => ({ id })), ...(permissive ? { errors } : {}) });
  if (keyed.earlier.length > 0) return answer(keyed.earlier, []);
  const body = readJson(call);
  if (!Array.isArray(body) || body.length < 1 || body.length > 100)
    return refuse(refusal("validation_error", "A batch is a list of 1 to 100 emails."));
  const mails: Mail[] = [];
  const errors: { index: number; message: string }[] = [];
  for (const [index, item] of body.entries()) {
    const mail = composeMail(item, keyed.request);
    const single = isRecord(item) && (item.attachments !== undefined || item.scheduled_at !== undefined);
    const refused = single
      ? refusal("validation_error", "`attachments` and `scheduled_at` are not supported in a batch.")
      : mail.ok
        ? null
        : mail.error;
    if (refused && !permissive) return refuse(refused);
    if (refused) errors.push({ index, message: refused.message });
    else if (mail.ok) mails.push(mail.value);
  }
  await mailbox.add(mails);
  mails.forEach(accepted);
  return answer(mails, errors);
}
