import { createHash } from "node:crypto";
import { err, ok, type Result } from "#lib/result.ts";
import type { Call } from "../http.ts";
import type { Mail } from "../mailbox/mail.ts";
import type { Mailbox } from "../mailbox/store.ts";
import { type Refusal, refusal } from "./refusals.ts";

/** Resend remembers a key for a day. */
const rememberedMs = 24 * 60 * 60 * 1000;

export type Keyed = { request: Mail["request"]; earlier: Mail[] };

export interface IdempotencyKeys {
  /** What was accepted under the call's key before; a refusal where the key is unusable, taken or in flight. */
  begin(call: Call): Result<Keyed, Refusal>;
  end(keyed: Keyed): void;
}

/** The keys are kept in the mails that they produced: one write decides both. */
export function createIdempotencyKeys(mailbox: Mailbox): IdempotencyKeys {
  const inFlight = new Map<string, string>();
  return {
    begin(call) {
      const key = call.headers["idempotency-key"];
      if (key === undefined) return ok({ request: null, earlier: [] });
      if (key.length < 1 || key.length > 256)
        return err(refusal("invalid_idempotency_key", "The key must be between 1 and 256 characters."));
      const fingerprint = createHash("sha256").update(call.url.pathname).update(call.body).digest("hex");
      const since = new Date(Date.now() - rememberedMs).toISOString();
      const earlier = mailbox.byKey(key).filter((mail) => mail.receivedAt > since);
      const known = inFlight.get(key) ?? earlier[0]?.request?.fingerprint;
      if (known !== undefined && known !== fingerprint)
        return err(
          refusal(
            "invalid_idempotent_request",
            "Same idempotency key used with a different request payload.",
          ),
        );
      if (inFlight.has(key))
        return err(
          refusal(
            "concurrent_idempotent_requests",
            "Same idempotency key used while original request is still in progress.",
          ),
        );
      inFlight.set(key, fingerprint);
      return ok({ request: { key, fingerprint }, earlier });
    },
    end({ request }) {
      if (request) inFlight.delete(request.key);
    },
  };
}
