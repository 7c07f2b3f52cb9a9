import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { FixtureTenant } from "#lib/db/testing/fixture.ts";
import { type WebhookType, webhookTypes } from "./events.ts";
import { deliverWebhook } from "./jobs.ts";
import { createEndpoint } from "./mutations.ts";
import { claimDeliveries } from "./queue.ts";

/** What a receiver was told. */
export interface Received {
  id: string;
  headers: IncomingHttpHeaders;
  text: string;
  // Tests look into payloads freely.
  body: { type: string; timestamp: string; data: { booking: Record<string, unknown>; previous?: unknown } };
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Its next answers, then 200. "hang" never answers, "drop" cuts the connection. */
  script: (number | "hang" | "drop" | { status: number; headers?: Record<string, string>; body?: string })[];
  types(): string[];
  close(): void;
}

/** A program that listens, over real HTTP on this machine. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const script: Receiver["script"] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (part) => (text += part));
    request.on("end", () => {
      received.push({
        id: String(request.headers["webhook-id"]),
        headers: request.headers,
        text,
        body: JSON.parse(text),
      });
      const next = script.shift() ?? 200;
      if (next === "hang") return;
      if (next === "drop") return void request.socket.destroy();
      const { status, headers = {}, body = "ok" } = typeof next === "number" ? { status: next } : next;
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    script,
    types: () => received.map(({ body }) => body.type),
    close: () => server.close().closeAllConnections(),
  };
}

export const owner = { kind: "member", userId: "owner", role: "owner", staffId: null } as const;

/** An endpoint of a tenant that hears these events. */
export async function listen(
  tenant: FixtureTenant,
  url: string,
  events: readonly WebhookType[] = webhookTypes,
): Promise<{ id: string; secret: string }> {
  const made = await createEndpoint(tenant.scope, owner, { url, events: [...events] });
  if (!made.ok) throw new Error(made.error.code);
  return { id: made.value.endpoint.id, secret: made.value.secret };
}

/** Does what the worker does, until nothing is due. */
export async function deliverAll(): Promise<void> {
  for (;;) {
    const claimed = await claimDeliveries(16);
    if (claimed.length === 0) return;
    await Promise.all(claimed.map((delivery) => deliverWebhook(delivery)));
  }
}
