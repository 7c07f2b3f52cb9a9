import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "#lib/result.ts";
import { isRecord } from "../http.ts";
import type { Mail, MailAttachment } from "../mailbox/mail.ts";
import { type Refusal, refusal } from "./refusals.ts";

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const mostRecipients = 50;
const format =
  "The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.";

/** Checks the body of `POST /emails` as Resend does, in its order, and makes a mail of it. */
export function composeMail(body: unknown, request: Mail["request"]): Result<Mail, Refusal> {
  if (!isRecord(body)) return err(refusal("validation_error", "The request body must be a JSON object."));
  for (const field of ["from", "to", "subject"]) {
    if (isBlank(body[field])) return err(refusal("missing_required_field", `Missing \`${field}\` field.`));
  }
  const from = typeof body.from === "string" && isMailbox(body.from) ? body.from : null;
  if (from === null) return err(refusal("invalid_from_address", `Invalid \`from\` field. ${format}`));
  if (typeof body.subject !== "string" || /[\r\n]/.test(body.subject))
    return err(refusal("validation_error", "The `subject` must be one line of text."));
  const lists = mailboxLists(body);
  if (!lists.ok) return lists;
  const text = typeof body.text === "string" ? body.text : null;
  const html = typeof body.html === "string" ? body.html : null;
  if (text === null && html === null)
    return err(refusal("missing_required_field", "Missing `html` or `text` field."));
  const headers = readHeaders(body.headers);
  if (!headers.ok) return headers;
  const attachments = readAttachments(body.attachments);
  if (!attachments.ok) return attachments;
  const scheduledAt = readSchedule(body.scheduled_at);
  if (!scheduledAt.ok) return scheduledAt;
  return ok({
    id: randomUUID(),
    from,
    ...lists.value,
    subject: body.subject,
    text,
    html,
    headers: headers.value,
    attachments: attachments.value,
    tags: readTags(body.tags),
    receivedAt: new Date().toISOString(),
    scheduledAt: scheduledAt.value,
    lastEvent: scheduledAt.value === null ? "sent" : "scheduled",
    request,
  });
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

function isMailbox(text: string): boolean {
  if (text.length > 998 || /[\r\n]/.test(text)) return false;
  const named = /^[^<>]*<([^<>]*)>$/.exec(text);
  const parts = (named?.[1] ?? text).trim().split("@");
  return parts.length === 2 && parts.every((part) => part !== "" && !/[\s,;:<>()"[\]\\]/.test(part));
}

type Lists = Pick<Mail, "to" | "cc" | "bcc" | "replyTo">;

function mailboxLists(body: Record<string, unknown>): Result<Lists, Refusal> {
  const lists: Lists = { to: [], cc: [], bcc: [], replyTo: [] };
  const fields = { to: "to", cc: "cc", bcc: "bcc", reply_to: "replyTo" } as const;
  for (const [field, key] of Object.entries(fields)) {
    if (isBlank(body[field])) continue;
    const values: unknown[] = Array.isArray(body[field]) ? body[field] : [body[field]];
    const good = values.filter((value): value is string => typeof value === "string" && isMailbox(value));
    if (good.length < values.length)
      return err(refusal("validation_error", `Invalid \`${field}\` field. ${format}`));
    if (good.length > mostRecipients)
      return err(
        refusal("validation_error", `The \`${field}\` field can hold at most ${mostRecipients} addresses.`),
      );
    lists[key] = good;
  }
  return ok(lists);
}

function readHeaders(value: unknown): Result<Record<string, string>, Refusal> {
  if (value === undefined || value === null) return ok({});
  const wrong = err(refusal("validation_error", "`headers` must be an object of one-line texts."));
  if (!isRecord(value)) return wrong;
  const headers: Record<string, string> = {};
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== "string" || /[\r\n]/.test(text) || !/^[!-9;-~]+$/.test(name)) return wrong;
    headers[name] = text;
  }
  return ok(headers);
}

function readAttachments(value: unknown): Result<MailAttachment[], Refusal> {
  if (value === undefined || value === null) return ok([]);
  if (!Array.isArray(value)) return err(refusal("invalid_attachment", "`attachments` must be a list."));
  const attachments: MailAttachment[] = [];
  for (const item of value) {
    if (!isRecord(item) || typeof item.content !== "string")
      return err(
        refusal("invalid_attachment", "Attachment must have a `content`. The sandbox fetches no `path`."),
      );
    if (!base64.test(item.content))
      return err(refusal("invalid_attachment", "Attachment `content` must be Base64."));
    const filename = typeof item.filename === "string" ? item.filename : "attachment";
    const contentType =
      typeof item.content_type === "string" ? item.content_type : "application/octet-stream";
    attachments.push({ filename, contentType, content: item.content });
  }
  return ok(attachments);
}

function readSchedule(value: unknown): Result<string | null, Refusal> {
  if (value === undefined || value === null) return ok(null);
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at))
    return err(refusal("validation_error", "`scheduled_at` must be an ISO 8601 instant here."));
  return ok(new Date(at).toISOString());
}

const readTags = (value: unknown): Mail["tags"] =>
  (Array.isArray(value) ? value : []).flatMap((tag) =>
    isRecord(tag) ? [{ name: String(tag.name), value: String(tag.value) }] : [],
  );
