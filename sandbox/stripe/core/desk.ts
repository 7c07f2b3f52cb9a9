import type Stripe from "stripe";
import { newId, seconds } from "./ids.ts";
import type { Kind, Kinds, SandboxEvent } from "./kinds.ts";
import { noSuch } from "./refusal.ts";
import type { Store } from "./store.ts";

/** The version of the API whose shapes this stand-in speaks: the one of the installed SDK. */
export const apiVersion = "2026-10-28.endive";

/** One account's objects and whoever asks: what every operation works with. */
export interface Desk {
  store: Store;
  platform: Store;
  storeOf(account: string): Store;
  /** How many endpoints hear of events. */
  listeners: number;
  /** Where the hosted pages are. */
  origin: string;
  request: Stripe.Event.Request | null;
  /** What this operation has to tell, in order. */
  events: SandboxEvent[];
}

export function need<K extends Kind>(desk: Desk, kind: K, id: string, param?: string): Kinds[K] {
  const found = desk.store.find(kind, id);
  if (!found) throw noSuch(kind, id, param ?? "id", param ? 400 : 404);
  return found;
}

/** Keeps what happened as an event, with the object as it is at this moment. */
export function emit(
  desk: Desk,
  type: Stripe.Event.Type,
  object: object,
  previous?: object,
  store: Store = desk.store,
): void {
  const event: SandboxEvent = {
    id: newId("evt"),
    object: "event",
    ...(store.account === null ? {} : { account: store.account }),
    api_version: apiVersion,
    created: seconds(),
    data: {
      object: JSON.parse(JSON.stringify(object)),
      ...(previous ? { previous_attributes: previous } : {}),
    },
    livemode: false,
    pending_webhooks: desk.listeners,
    request: desk.request ?? { id: null, idempotency_key: null },
    type,
  };
  desk.events.push(store.put("event", event));
}
