import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";

/** A query as plain strings. A name given twice is refused: two readers could disagree on which one counts. */
export function readQuery(url: string): Result<Record<string, string>, Problem> {
  const pairs = [...new URL(url).searchParams];
  const names = new Set<string>();
  for (const [name] of pairs) {
    if (names.has(name))
      return err(problem("invalid", { errors: [{ path: name, message: "Please give this once." }] }));
    names.add(name);
  }
  return ok(Object.fromEntries(pairs));
}
