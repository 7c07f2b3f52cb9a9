"use client";

import { type Prefill, prefill } from "./prefill.ts";

/** What the page that frames us hears: never who books, only that and when (case X11). Version 1 of the protocol. */
export type EmbedEvent =
  | { type: "ready" }
  | { type: "height"; height: number }
  | { type: "escape" }
  | { type: "slot-selected"; service: string; start: string }
  | { type: "booked"; id: string; status: string; start: string };

const version = 1;

/** Whom we talk to, once it has greeted us from a listed origin; what there is to say before waits here. */
let parent: { origin: string } | null = null;
let waiting: EmbedEvent[] = [];

/** Tells the framing page, and nobody else: the target is the listed origin that greeted us, never `*`. */
export function announce(event: EmbedEvent): void {
  if (window.parent === window) return;
  if (parent) window.parent.postMessage({ punctual: version, ...event }, parent.origin);
  else waiting = [...waiting.filter(({ type }) => type !== event.type), event];
}

const isGreeting = (data: unknown): data is { prefill?: Prefill } =>
  typeof data === "object" &&
  data !== null &&
  Reflect.get(data, "punctual") === version &&
  Reflect.get(data, "type") === "hello";

/** Listens for the greeting of one of `parents`; whatever else arrives is ignored. @returns what ends it. */
export function listen(parents: readonly string[]): () => void {
  const heard = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || !parents.includes(origin) || !isGreeting(data)) return;
    prefill(data.prefill);
    if (parent) return;
    parent = { origin };
    const events: EmbedEvent[] = [{ type: "ready" }, ...waiting];
    waiting = [];
    for (const event of events) announce(event);
  };
  addEventListener("message", heard);
  return () => {
    removeEventListener("message", heard);
    parent = null;
  };
}
