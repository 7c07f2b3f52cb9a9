import { type ProblemCode, problemStatus } from "#lib/errors.ts";
import { type Answer, field } from "./wire.ts";

const isCode = (code: string): code is ProblemCode => Object.hasOwn(problemStatus, code);

/**
 * What is wrong with an answer by contract 3, as a sentence; null where nothing is. No 5xx but 503 `try_again`; every
 * refusal a problem with a known code, that code's status, and a time to wait where one is promised.
 */
export function faultOf({ status, contentType, retryAfter, body }: Answer): string | null {
  if (status >= 200 && status < 300) return null;
  const code = field(body, "code");
  if (status < 400) return `a redirect (${status})`;
  if (status >= 500 && code !== "try_again") return `${status} ${code}`.trim();
  if (!contentType.startsWith("application/problem+json")) return `${status} as ${contentType || "nothing"}`;
  if (!isCode(code)) return `${status} with the unknown code "${code}"`;
  if (problemStatus[code] !== status || field(body, "status") !== String(status))
    return `${code} as ${status}`;
  for (const name of ["type", "title", "detail"])
    if (field(body, name) === "") return `${code} without ${name}`;
  const waits = code === "try_again" || code === "rate_limited";
  if (waits && !(Number(retryAfter) >= 1)) return `${code} without Retry-After`;
  return null;
}

/** "201", "409 slot_taken": what answers are counted by. */
export const kindOf = ({ status, body }: Answer): string =>
  status < 300 ? String(status) : `${status} ${field(body, "code")}`.trim();
