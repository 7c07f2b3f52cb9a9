import type { z } from "zod";
import { type Problem, problem } from "#lib/errors.ts";
import { parseWith } from "#lib/http/field-errors.ts";
import { err, type Result } from "#lib/result.ts";

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

/** Plain data through a schema, or the problem to answer with. */
export function parseInput<S extends z.ZodType>(schema: S, given: unknown): Result<z.output<S>, Problem> {
  return isPlainData(given) ? parseWith(schema, given) : err(problem("malformed"));
}
