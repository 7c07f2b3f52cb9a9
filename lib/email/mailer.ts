import { type ErrorResponse, Resend } from "resend";
import { err, ok, type Result } from "#lib/result.ts";
import { parseMailbox } from "./address.ts";
import { headerSafe } from "./text.ts";

export interface EmailAttachment {
  filename: string;
  /** With its parameters: "text/calendar; charset=utf-8; method=PUBLISH". */
  contentType: string;
  /** The file's text; the adapter encodes it. */
  content: string;
}

export interface OutgoingEmail {
  /** `Name <address>`: see namedMailbox in text.ts. */
  from: string;
  /** Exactly one plain mailbox. */
  to: string;
  replyTo?: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
  attachments: EmailAttachment[];
}

/**
 * Why a mail was not taken. `retry`: the same call may succeed later, not before `retryAfterSeconds` where given.
 * `permanent`: it never will. `code` is the vendor's name for it; "invalid_idempotent_request" says that a mail with
 * this key, but other words, was accepted earlier: somebody who retries a rendered mail may count it as sent.
 */
export interface SendFailure {
  kind: "retry" | "permanent";
  code: string;
  reason: string;
  retryAfterSeconds?: number;
}

export interface Mailer {
  /** `idempotencyKey`: 1 to 256 characters; the vendor remembers it for 24 hours (cases N2). */
  send(message: OutgoingEmail, idempotencyKey: string): Promise<Result<{ vendorId: string }, SendFailure>>;
}

export interface MailerConfig {
  apiKey: string;
  /** Without it the real Resend. */
  baseUrl?: string;
  timeoutMs?: number;
}

/** Sends through Resend's API. Whatever the vendor or the network does comes back as a value. */
export function createMailer({ apiKey, baseUrl, timeoutMs = 15_000 }: MailerConfig): Mailer {
  // Always explicit: left out, the SDK would read the environment by itself.
  const resend = new Resend(apiKey, { baseUrl: (baseUrl ?? "https://api.resend.com").replace(/\/$/, "") });
  return {
    async send(message, idempotencyKey) {
      const payload = toPayload(message);
      if (!payload.ok) return payload;
      const signal = AbortSignal.timeout(timeoutMs);
      const sent = await resend.emails.send(payload.value, { idempotencyKey, signal });
      if (sent.error) return err(toFailure(sent.error, sent.headers));
      if (!sent.data?.id)
        return err({ kind: "retry", code: "application_error", reason: "The answer named no mail." });
      return ok({ vendorId: sent.data.id });
    },
  };
}

type Payload = Parameters<Resend["emails"]["send"]>[0];

/** The last gate before a header is written: one recipient, one line each, whatever came before (I4, I5). */
function toPayload(message: OutgoingEmail): Result<Payload, SendFailure> {
  const to = parseMailbox(message.to);
  if (!to.ok) return err(unusable("The recipient is not one plain e-mail address."));
  const replyTo = message.replyTo === undefined ? null : parseMailbox(message.replyTo);
  if (replyTo && !replyTo.ok) return err(unusable("The reply address is not one plain e-mail address."));
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers ?? {})) {
    if (/^[A-Za-z0-9-]+$/.test(name)) headers[name] = headerSafe(value, 900);
  }
  return ok({
    from: headerSafe(message.from, 400),
    to: to.value.address,
    ...(replyTo ? { replyTo: replyTo.value.address } : {}),
    subject: headerSafe(message.subject, 200),
    html: message.html,
    text: message.text,
    headers,
    attachments: message.attachments.map(({ filename, contentType, content }) => ({
      filename: headerSafe(filename, 100),
      contentType: headerSafe(contentType, 200),
      content: Buffer.from(content, "utf8").toString("base64"),
    })),
  });
}

const unusable = (reason: string): SendFailure => ({ kind: "permanent", code: "validation_error", reason });

/** A key that is refused is the operator's to mend; mail waits for it instead of being lost. */
const untilMended = 300;

function toFailure(error: ErrorResponse, headers: Record<string, string> | null): SendFailure {
  // A proxy between may answer with a JSON of its own, so nothing in it is taken for granted.
  const status = typeof error.statusCode === "number" ? error.statusCode : null;
  const code: string = error.name ?? "application_error";
  const reason = headerSafe(error.message ?? "No reason was given.", 300);
  if (status === 401 || status === 403)
    return { kind: "retry", code, reason, retryAfterSeconds: untilMended };
  const passing = status === null || status === 408 || status === 429 || status >= 500;
  if (!passing && code !== "concurrent_idempotent_requests") return { kind: "permanent", code, reason };
  const wait = Number(headers?.["retry-after"]);
  return { kind: "retry", code, reason, ...(wait > 0 ? { retryAfterSeconds: Math.ceil(wait) } : {}) };
}
