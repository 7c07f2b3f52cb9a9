import type { z } from "zod";
import { type FieldError, type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";

const deepest = 12;
const mostValues = 20_000;
const mostText = 200_000;

/**
 * Whether an argument is plain data of a sane size (case X8): strings, numbers, booleans, null, arrays and plain
 * objects. Files, dates, promises and cyclic references, which the wire format of actions also allows, are refused.
 * Iterative, so that depth costs no stack.
 */
export function isPlainData(value: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  let seen = 0;
  let text = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (++seen > mostValues || next.depth > deepest) return false;
    const current = next.value;
    const depth = next.depth + 1;
    if (typeof current === "string") {
      text += current.length;
      if (text > mostText) return false;
    } else if (Array.isArray(current)) {
      if (current.length > mostValues) return false;
      for (const item of current) open.push({ value: item, depth });
    } else if (typeof current === "object" && current !== null) {
      const prototype: unknown = Object.getPrototypeOf(current);
      if (prototype !== Object.prototype && prototype !== null) return false;
      for (const [key, item] of Object.entries(current)) {
        if (key === "__proto__") return false;
        text += key.length;
        if (text > mostText) return false;
        open.push({ value: item, depth });
      }
    } else if (current !== null && !["number", "boolean", "undefined"].includes(typeof current)) return false;
  }
  return true;
}

/** What zod found, as `errors` of a problem: dotted paths, sentences for the person who typed. */
export const fieldErrors = (error: z.core.$ZodError): FieldError[] =>
  error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.map(String).join(".").slice(0, 200),
    message: issue.message.slice(0, 300),
  }));

/** Plain data through a schema, or the problem to answer with. */
export function parseInput<S extends z.ZodType>(schema: S, given: unknown): Result<z.output<S>, Problem> {
  if (!isPlainData(given)) return err(problem("malformed"));
  const parsed = schema.safeParse(given);
  return parsed.success ? ok(parsed.data) : err(problem("invalid", { errors: fieldErrors(parsed.error) }));
}
