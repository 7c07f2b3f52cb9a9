import type { RouteHandler } from "./define-route.ts";

export interface Answer {
  status: number;
  headers: Headers;
  // Tests look into answers freely.
  body: Record<string, unknown>;
  text: string;
}

interface Sent {
  params?: Record<string, string>;
  query?: Record<string, string> | string;
  /** JSON unless it is a string, which is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  method?: string;
}

/** Calls a route handler the way Next does. */
export async function call(handler: RouteHandler, sent: Sent = {}): Promise<Answer> {
  const { params = {}, query = "", body, headers = {} } = sent;
  const search = new URLSearchParams(query).toString();
  const method = sent.method ?? (body === undefined ? "GET" : "POST");
  const request = new Request(`http://localhost:3000/api${search ? `?${search}` : ""}`, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? JSON.parse(text) : {},
    text,
  };
}

/** An RFC 3339 instant in UTC for a minute since the epoch. */
export const at = (minute: number): string => new Date(minute * 60_000).toISOString();
