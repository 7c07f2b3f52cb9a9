import { type Fault, type FaultKind, type Faults, hold } from "../faults.ts";
import { type Answer, type Call, isRecord, json, type Reply, readJson } from "../http.ts";
import { bareAddress } from "../mailbox/mail.ts";
import type { Mailbox } from "../mailbox/store.ts";
import { createIdempotencyKeys, type IdempotencyKeys } from "./idempotency.ts";
import { refusal, refuse, refuseWithStatus } from "./refusals.ts";
import { type Outbox, sendBatch, sendEmail } from "./send.ts";
import { listedEmail, shownEmail } from "./shapes.ts";

/** Faults of the API itself; `duplicate` and `reorder` concern the webhooks (webhooks.ts). */
const apiFaults: readonly FaultKind[] = ["status", "timeout", "drop"];

/** What lives under Resend's host: anything else there is refused as Resend refuses it, not as a web page. */
const resources =
  /^\/(?:api-keys|audiences|broadcasts|contacts|domains|emails|events|segments|templates|topics|webhooks)(?:\/|$)/;

export const isResendCall = (call: Call): boolean => resources.test(call.url.pathname);

export interface ResendApi extends Outbox {
  /** The one key that is let in; null lets in any key. */
  apiKey: string | null;
  faults: Faults;
}

/** Resend's HTTP API as the SDK 6.38 calls it, for the calls about single mails and batches. */
export function createResendApi(api: ResendApi): (call: Call) => Promise<Reply> {
  const keys = createIdempotencyKeys(api.mailbox);
  return async (call) => {
    const given = /^Bearer (.+)$/.exec(call.headers.authorization ?? "")?.[1];
    if (given === undefined)
      return refuse(refusal("missing_api_key", "Missing API key in the authorization header."));
    if (api.apiKey !== null && given !== api.apiKey)
      return refuse(refusal("invalid_api_key", "API key is invalid."));
    if (call.method === "POST" && /^\/emails(?:\/batch)?$/.test(call.url.pathname))
      return send(api, keys, call);
    return withFault(api.faults.take("resend", apiFaults, []), call, () => readOrChange(api.mailbox, call));
  };
}

async function send(api: ResendApi, keys: IdempotencyKeys, call: Call): Promise<Reply> {
  const keyed = keys.begin(call);
  if (!keyed.ok) return refuse(keyed.error);
  const deliver = call.url.pathname === "/emails" ? sendEmail : sendBatch;
  const fault = api.faults.take("resend", apiFaults, addressees(readJson(call)));
  try {
    return await withFault(fault, call, () => deliver(api, call, keyed.value));
  } finally {
    keys.end(keyed.value);
  }
}

function addressees(body: unknown): string[] {
  const mails: unknown[] = Array.isArray(body) ? body : [body];
  const to = mails.flatMap((mail) => (isRecord(mail) ? mail.to : []));
  return to.filter((address) => typeof address === "string").map(bareAddress);
}

async function withFault(fault: Fault | null, call: Call, work: () => Promise<Answer>): Promise<Reply> {
  if (fault === null) return work();
  if (fault.afterAccept) await work();
  if (fault.kind === "status") return refuseWithStatus(fault.status, fault.retryAfter);
  if (fault.kind === "timeout") await hold(fault.holdMs, call.gone);
  return { kind: "drop" };
}

async function readOrChange(mailbox: Mailbox, call: Call): Promise<Answer> {
  const [, resource, id, action] = call.url.pathname.split("/");
  const unknown = refuse(refusal("not_found", "The requested endpoint does not exist."));
  if (resource !== "emails") return unknown;
  if (id === undefined) {
    return call.method === "GET" ? listEmails(mailbox, call) : wrongMethod();
  }
  const mail = mailbox.find(id);
  if (!mail) return refuse(refusal("not_found", "Email not found"));
  if (action === undefined && call.method === "GET") return json(200, shownEmail(mail));
  if (action === undefined && call.method !== "PATCH") return wrongMethod();
  if (action !== undefined && action !== "cancel") return unknown;
  if (action === "cancel" && call.method !== "POST") return wrongMethod();
  if (mail.lastEvent !== "scheduled")
    return refuse(refusal("validation_error", "Only an email that waits for its time can be changed."));
  if (action === "cancel") await mailbox.update(id, { lastEvent: "canceled" });
  else {
    const body = readJson(call);
    const at =
      isRecord(body) && typeof body.scheduled_at === "string" ? Date.parse(body.scheduled_at) : Number.NaN;
    if (Number.isNaN(at))
      return refuse(refusal("validation_error", "`scheduled_at` must be an ISO 8601 instant."));
    await mailbox.update(id, { scheduledAt: new Date(at).toISOString() });
  }
  return json(200, { object: "email", id });
}

const wrongMethod = (): Answer =>
  refuse(refusal("method_not_allowed", "This endpoint does not support the specified HTTP method."));

function listEmails(mailbox: Mailbox, call: Call): Answer {
  const limit = Number(call.url.searchParams.get("limit") ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    return refuse(refusal("invalid_parameter", "The `limit` must be a number between 1 and 100."));
  const mails = mailbox.accepted();
  const { after, before } = Object.fromEntries(call.url.searchParams);
  const newer = mails
    .slice(
      0,
      before
        ? Math.max(
            0,
            mails.findIndex(({ id }) => id === before),
          )
        : 0,
    )
    .slice(-limit);
  const older = mails.slice(after ? mails.findIndex(({ id }) => id === after) + 1 : 0);
  const page = before ? newer : older.slice(0, limit);
  const hasMore = before ? page[0] !== mails[0] && page.length > 0 : older.length > limit;
  return json(200, { object: "list", has_more: hasMore, data: page.map(listedEmail) });
}
