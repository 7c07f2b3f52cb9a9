import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { appendPeer } from "./peer-address.ts";

/** Makes `X-Forwarded-For` true on every request of this process, before any listener sees it. Once, at start. */
export function watchPeers(): void {
  subscribe("http.server.request.start", (message) => {
    const request: unknown = Reflect.get(Object(message), "request");
    if (request instanceof IncomingMessage) appendPeer(request);
  });
}
