import type { z } from "zod";
import { type FieldError, type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";

/** What is listed at most; somebody who sends 10,000 wrong answers does not get 10,000 sentences. */
const mostErrors = 50;

/** `["services", 0, "staff", 1]` → `services[0].staff[1]`. */
export const fieldPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`,
    "",
  );

const kinds: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** Sentences for people in place of a validator's own; a schema's messages go before these. */
function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "This is needed."
        : `This must be ${kinds[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return issue.input === undefined
        ? "This is needed."
        : `This must be one of: ${issue.values.map(String).join(", ")}.`;
    case "too_big":
      return issue.origin === "string"
        ? `At most ${issue.maximum} characters, please.`
        : `At most ${issue.maximum}.`;
    case "too_small":
      return issue.origin === "string"
        ? issue.minimum === 1
          ? "This must not be empty."
          : `At least ${issue.minimum} characters, please.`
        : `At least ${issue.minimum}.`;
    case "invalid_union":
      return issue.input === undefined
        ? "This is needed."
        : "This is none of the forms that are allowed here.";
    case "invalid_format":
      return "This is not written the way it should be.";
    default:
      return undefined;
  }
}

/** Every issue with its path; an unknown key is an error at its own path (case T5). */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues
    .flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => ({
            path: fieldPath([...issue.path, key.slice(0, 64)]),
            message: "This field is not known here.",
          }))
        : [{ path: fieldPath(issue.path), message: issue.message }],
    )
    .slice(0, mostErrors);

/** Reads a value by a schema; the refusal is `invalid` with a sentence per field. */
export function parseWith<S extends z.ZodType>(schema: S, value: unknown): Result<z.output<S>, Problem> {
  const parsed = schema.safeParse(value, { error: sentence });
  return parsed.success
    ? ok(parsed.data)
    : err(problem("invalid", { errors: fieldErrors(parsed.error.issues) }));
}
