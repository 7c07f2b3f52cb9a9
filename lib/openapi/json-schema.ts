import { z } from "zod";

export type JsonSchema = { [key: string]: unknown };

const own = "#/$defs/";
const shared = "#/components/schemas/";

function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string" ? inner.replace(own, shared) : pointed(inner),
    ]),
  );
}

/**
 * The JSON Schema (2020-12, as OpenAPI 3.1 wants it) of what a zod schema takes. Schemas with an id of their own go
 * into `components` and are referred to.
 */
export function jsonSchemaOf(schema: z.ZodType, components: Map<string, JsonSchema>): JsonSchema {
  const { $schema, $defs, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  for (const [id, definition] of Object.entries($defs ?? {}))
    components.set(id, pointed(definition) as JsonSchema);
  return pointed(rest) as JsonSchema;
}
