import { type FieldError, type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { fieldPath } from "./field-errors.ts";

const deepest = 20;

/** Names that mean something to JavaScript objects: nobody sends them by accident (case X8). */
const forbidden: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

type Hazard = FieldError | null;

function hazardIn(value: unknown, path: readonly PropertyKey[]): Hazard {
  if (typeof value !== "object" || value === null) return null;
  if (path.length >= deepest) return { path: fieldPath(path), message: "This is nested too deeply." };
  const entries: Iterable<[PropertyKey, unknown]> = Array.isArray(value)
    ? value.entries()
    : Object.entries(value);
  for (const [key, inner] of entries) {
    if (typeof key === "string" && forbidden.has(key))
      return { path: fieldPath([...path, key]), message: "This field is not known here." };
    const found = hazardIn(inner, [...path, key]);
    if (found) return found;
  }
  return null;
}

/** JSON that a schema may look at: well-formed, not deep, without keys that reach for prototypes. */
export function parseJson(text: string): Result<unknown, Problem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err(problem("malformed", { detail: "The body is not valid JSON." }));
  }
  const hazard = hazardIn(value, []);
  return hazard ? err(problem("invalid", { errors: [hazard] })) : ok(value);
}
