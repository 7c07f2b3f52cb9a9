import type { ProblemCode } from "#lib/errors.ts";
import type { Operation } from "#lib/http/operation.ts";
import { problemAnswer } from "#lib/http/schema.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";

/** Every refusal an operation can give: its own, and those that its access, body and limits bring along. */
export function refusalsOf(
  { access, body, limit, problems = [] }: Operation,
  schemas: Map<string, JsonSchema>,
): { schema: JsonSchema; codes: ProblemCode[] } {
  const codes = new Set<ProblemCode>([
    ...(body ? (["malformed", "too_large", "unsupported_media_type"] as const) : []),
    ...(access.kind === "api-key" ? (["unauthenticated", "forbidden"] as const) : []),
    ...(access.kind === "open" ? [] : (["not_found"] as const)),
    ...problems,
    "invalid",
    ...(limit ? (["rate_limited"] as const) : []),
    "try_again",
  ]);
  return { schema: jsonSchemaOf(problemAnswer, schemas), codes: [...codes] };
}
