type Schema = { [key: string]: unknown };

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const schemasIn = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

/** A name that needs no quotes. */
const plainName = /^[A-Za-z_$][\w$]*$/;

/** Text that cannot end the comment it stands in. */
export const inComment = (text: string): string => text.replaceAll("*/", "* /").replace(/\s+/g, " ").trim();

/** The name behind "#/components/schemas/Money". */
const nameIn = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

const union = (parts: readonly string[]): string => [...new Set(parts)].join(" | ") || "never";

/** Alternatives inside a list or before a null need brackets of their own. */
const bracketed = (text: string): string => (/ [|&] /.test(text) ? `(${text})` : text);

/** What a JSON Schema (2020-12, the part of it that zod writes) means as a TypeScript type. */
export function typeOf(schema: unknown): string {
  if (!isSchema(schema)) return "unknown";
  const { $ref, type, anyOf, oneOf, allOf } = schema;
  if (typeof $ref === "string") return nameIn($ref);
  if ("const" in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return union(schema.enum.map((value) => JSON.stringify(value)));
  const choices = [...schemasIn(anyOf), ...schemasIn(oneOf)];
  if (choices.length > 0) return union(choices.map(typeOf));
  const together = schemasIn(allOf);
  if (together.length > 0) return together.map((part) => bracketed(typeOf(part))).join(" & ");
  if (Array.isArray(type)) return union(type.map((one) => typeOf({ ...schema, type: one })));
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return `${bracketed(typeOf(schema.items))}[]`;
    case "object":
      return objectType(schema);
    default:
      return "unknown";
  }
}

function objectType({ properties, required, additionalProperties }: Schema): string {
  const needed = new Set(Array.isArray(required) ? required : []);
  const lines = Object.entries(isSchema(properties) ? properties : {}).map(([name, property]) => {
    const about =
      isSchema(property) && typeof property.description === "string" ? property.description : null;
    const comment = about === null ? "" : `/** ${inComment(about)} */\n`;
    const key = plainName.test(name) ? name : JSON.stringify(name);
    return `${comment}${key}${needed.has(name) ? "" : "?"}: ${typeOf(property)};`;
  });
  if (lines.length > 0) return `{\n${lines.join("\n")}\n}`;
  if (isSchema(additionalProperties)) return `Record<string, ${typeOf(additionalProperties)}>`;
  return additionalProperties === false ? "Record<string, never>" : "Record<string, unknown>";
}
