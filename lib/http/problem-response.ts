import { type Problem, type ProblemCode, problemStatus, problemTitle } from "#lib/errors.ts";

/** Everything of the API is for one caller at one moment: no copy of it stays anywhere (case S5). */
export const noStore = { "cache-control": "no-store" } as const;

const hasRetry: ReadonlySet<ProblemCode> = new Set(["rate_limited", "try_again"]);

/** A refusal as the world sees it: RFC 9457, contract 3. Says nothing of internals. */
export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  const { code, detail, errors, alternatives, conflicts, current, changes, retryAfterSeconds } = problem;
  const status = problemStatus[code];
  const title = problemTitle[code];
  const body = {
    type: `urn:punctual:problem:${code}`,
    title,
    status,
    code,
    detail: detail ?? title,
    ...(errors ? { errors } : {}),
    ...(alternatives || code === "slot_taken" ? { alternatives: alternatives ?? [] } : {}),
    ...(code === "version_conflict" && current ? { current, changes: changes ?? [] } : {}),
    ...(conflicts ? { conflicts } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...noStore,
      ...(hasRetry.has(code)
        ? { "retry-after": String(Math.max(1, Math.ceil(retryAfterSeconds ?? 1))) }
        : {}),
      ...(code === "unauthenticated" ? { "www-authenticate": "Bearer" } : {}),
      ...headers,
    },
  });
}
