import type { IncomingMessage, ServerResponse } from "node:http";

/** Resend takes 40 MB per mail after Base64; a little more so that its own refusal can be heard. */
const maxBodyBytes = 45 * 1024 * 1024;

/** One request, read completely. `gone` aborts when the client hangs up or the sandbox stops. */
export interface Call {
  method: string;
  url: URL;
  headers: Record<string, string | undefined>;
  body: Buffer;
  gone: AbortSignal;
}

export interface Answer {
  kind: "answer";
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** `drop` cuts the connection without a byte of answer: how a vendor looks when the network fails. */
export type Reply = Answer | { kind: "drop" };

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  kind: "answer",
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(value),
});

export const redirect = (to: string): Answer => ({
  kind: "answer",
  status: 303,
  headers: { location: to },
  body: "",
});

/** The body as JSON, or undefined where it is none. */
export function readJson(call: Call): unknown {
  try {
    return JSON.parse(call.body.toString("utf8"));
  } catch {
    return undefined;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads the request, or null where it is larger than any vendor would take. */
export async function readCall(request: IncomingMessage, gone: AbortSignal): Promise<Call | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  const headers: Call["headers"] = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  const url = new URL(`http://sandbox${request.url?.startsWith("/") ? request.url : "/"}`);
  return { method: request.method ?? "GET", url, headers, body: Buffer.concat(chunks), gone };
}

export function writeReply(response: ServerResponse, reply: Reply): void {
  if (reply.kind === "drop") {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    ...reply.headers,
  });
  response.end(reply.body);
}
