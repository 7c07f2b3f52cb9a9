/** One request as it goes out; a retry is the same value again. */
export interface Wish {
  method: "GET" | "POST";
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  contentType: string;
  retryAfter: string | null;
  /** The parsed JSON; the text where it is none. */
  body: unknown;
  ms: number;
}

/** No answer came: refused, cut, or silent for too long. What became of the request is unknown. */
export class Broken extends Error {}

/** Two tries fit into the deadline of an operation; who hangs up sooner makes a busy server busier. */
const silentAfterMs = 14_000;

/** Sends one request, once, and listens for at most `patienceMs`. @throws Broken */
export async function send(base: string, wish: Wish, patienceMs = silentAfterMs): Promise<Answer> {
  const begun = performance.now();
  try {
    const response = await fetch(`${base}${wish.path}`, {
      method: wish.method,
      redirect: "manual",
      signal: AbortSignal.timeout(Math.max(1, Math.round(Math.min(silentAfterMs, patienceMs)))),
      headers: {
        ...(wish.body === undefined ? {} : { "content-type": "application/json" }),
        ...wish.headers,
      },
      ...(wish.body === undefined ? {} : { body: JSON.stringify(wish.body) }),
    });
    const text = await response.text();
    const contentType = response.headers.get("content-type") ?? "";
    return {
      status: response.status,
      contentType,
      retryAfter: response.headers.get("retry-after"),
      body: contentType.includes("json") ? parse(text) : text,
      ms: performance.now() - begun,
    };
  } catch (error) {
    throw new Broken(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A field of an answer's body, as text; "" where there is none. */
export function field(body: unknown, name: string): string {
  const value = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
