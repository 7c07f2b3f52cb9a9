/** What the generated client begins with, and the one function that all of its operations go through. */
export const clientPrelude = {
  head: `// A typed client for Punctual's HTTP API: one file, no dependencies; copy it into your project.
// Written by \`node scripts/client.ts\` from the OpenAPI document. Change the API, not this file.
`,
  runtime: `
/** A refusal of the API (RFC 9457): \`problem.code\` says which, \`problem.errors\` what is wrong with which field. */
export class PunctualError extends Error {
  readonly problem: Problem;
  readonly status: number;
  /** Seconds to wait before trying again, where the server named them. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null) {
    super(problem.detail);
    this.name = "PunctualError";
    this.problem = problem;
    this.status = problem.status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get code(): string {
    return this.problem.code;
  }
}

export interface ClientOptions {
  /** Where Punctual is, such as "https://book.example.com". */
  baseUrl: string;
  /** A key of the business (pk_…), for what needs one. */
  apiKey?: string;
  /** Another fetch, for tests and proxies. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export interface IdempotentOptions extends CallOptions {
  /** The same key and body give the same answer again: send one, and a retry books nothing twice. */
  idempotencyKey?: string;
}

interface Input {
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  [segment: string]: unknown;
}

function caller({ baseUrl, apiKey, fetch = (url, init) => globalThis.fetch(url, init) }: ClientOptions) {
  return async <T>(
    method: string,
    path: string,
    { query = {}, body, ...segments }: Input,
    { signal, idempotencyKey }: IdempotentOptions = {},
  ): Promise<T> => {
    const url = new URL(path.replace(/\\{(\\w+)\\}/g, (_, name) => encodeURIComponent(String(segments[name]))), baseUrl);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const response = await fetch(url.href, {
      method,
      headers: {
        accept: "application/json",
        ...(apiKey === undefined ? {} : { authorization: \`Bearer \${apiKey}\` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get("content-type") ?? "");
    const answer = isJson ? JSON.parse(text) : text;
    if (response.ok) return answer;
    const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
    throw new PunctualError(
      isJson ? answer : unknownProblem(response.status),
      Number.isFinite(wait) ? wait : null,
    );
  };
}

/** What stands between (a proxy, a balancer) answers in its own words. */
const unknownProblem = (status: number): Problem => ({
  type: "about:blank",
  title: "The answer could not be read.",
  status,
  code: "unknown",
  detail: \`The server answered \${status} without saying why.\`,
});
`,
};
