import { createHash } from "node:crypto";
import type { Answer, Call } from "../../http.ts";
import { day, seconds } from "./ids.ts";
import type { KeptAnswer } from "./kinds.ts";
import { badParameter, Refusal } from "./refusal.ts";
import type { Store } from "./store.ts";

export interface Keyed {
  key: string;
  fingerprint: string;
  earlier: KeptAnswer | null;
}

export interface IdempotencyKeys {
  /** Null without a key. Throws where the key is unusable, belongs to another request, or is in flight. */
  begin(store: Store, call: Call): Keyed | null;
  /** Must follow every begin. */
  end(store: Store, keyed: Keyed | null): void;
}

/** Stripe's keys: per account, for POST only, remembered for a day. */
export function createIdempotencyKeys(): IdempotencyKeys {
  const inFlight = new Set<string>();
  const place = (store: Store, key: string): string => `${store.account ?? ""} ${key}`;
  return {
    begin(store, call) {
      const key = call.headers["idempotency-key"];
      if (key === undefined || call.method !== "POST") return null;
      if (key.length === 0 || key.length > 255)
        throw badParameter("Idempotency keys must be between 1 and 255 characters long.");
      const fingerprint = createHash("sha256")
        .update(`${call.method} ${call.url.pathname}\n`)
        .update(call.body)
        .digest("hex");
      const kept = store.find("kept_answer", key);
      const earlier = kept && kept.created > seconds() - day ? kept : null;
      if (earlier && earlier.fingerprint !== fingerprint)
        throw new Refusal(400, {
          type: "idempotency_error",
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        });
      if (inFlight.has(place(store, key)))
        throw new Refusal(409, {
          type: "idempotency_error",
          code: "idempotency_key_in_use",
          message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
        });
      inFlight.add(place(store, key));
      return { key, fingerprint, earlier };
    },
    end(store, keyed) {
      if (keyed) inFlight.delete(place(store, keyed.key));
    },
  };
}

export function keepAnswer(store: Store, { key, fingerprint }: Keyed, { status, body }: Answer): void {
  store.put("kept_answer", { id: key, fingerprint, status, body: String(body), created: seconds() });
}
