import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { API, type Checker, SymbolFlags, type Type, TypeFlags } from "typescript/unstable/sync";

export type Schema = Record<string, unknown>;

export interface Schemas {
  /** By the name of an interface in shapes.ts and of a property in it. */
  roots: Record<string, Record<string, Schema>>;
  $defs: Record<string, Schema>;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The schemas, which take some seconds, once for each version of the SDK and of this walk. */
export async function keptSchemas(interfaces: readonly string[]): Promise<Schemas> {
  const hash = createHash("sha256").update(interfaces.join());
  const sources = [here("schemas.ts"), here("shapes.ts"), here("../../../node_modules/stripe/VERSION")];
  for (const source of sources) hash.update(await readFile(source));
  const folder = here("../../../.data/stripe-schemas");
  const kept = `${folder}/${hash.digest("hex").slice(0, 16)}.json`;
  const known = await readFile(kept, "utf8").catch(() => null);
  if (known !== null) return JSON.parse(known);
  const derived = deriveSchemas(interfaces);
  await mkdir(folder, { recursive: true });
  await writeFile(`${kept}.${process.pid}`, JSON.stringify(derived));
  await rename(`${kept}.${process.pid}`, kept);
  return derived;
}

/**
 * JSON Schemas of the SDK's own types, by a walk with TypeScript's checker. They are closed: a property that the SDK
 * does not know, and a value that it does not list, is wrong.
 */
export function deriveSchemas(interfaces: readonly string[]): Schemas {
  const api = new API({ cwd: here("../../..") });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [here("tsconfig.json")] });
    const project = snapshot.getProjects()[0];
    const file = project?.program.getSourceFile(here("shapes.ts"));
    if (!project || !file) throw new Error("shapes.ts is not a project.");
    const { checker } = project;
    const $defs: Schemas["$defs"] = {};
    const roots: Schemas["roots"] = {};
    for (const name of interfaces) {
      const symbol = checker.resolveName(name, SymbolFlags.Interface, {
        document: here("shapes.ts"),
        position: file.end,
      });
      if (!symbol) throw new Error(`shapes.ts has no ${name}.`);
      roots[name] = propertiesOf(checker, checker.getDeclaredTypeOfSymbol(symbol), $defs).properties;
    }
    return { roots, $defs };
  } finally {
    api.close();
  }
}

function propertiesOf(checker: Checker, type: Type, $defs: Schemas["$defs"]) {
  const symbols = checker.getPropertiesOfType(type);
  const types = checker.getTypeOfSymbol(symbols);
  const properties: Record<string, Schema> = {};
  for (const [index, { name }] of symbols.entries()) {
    const of = types[index];
    if (of) properties[name] = schemaOf(checker, of, $defs);
  }
  const required = symbols.filter(({ flags }) => !(flags & SymbolFlags.Optional)).map(({ name }) => name);
  return { properties, required };
}

function schemaOf(checker: Checker, type: Type, $defs: Schemas["$defs"]): Schema {
  const { flags } = type;
  if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return {};
  if (flags & TypeFlags.NonPrimitive) return { type: "object" };
  if (flags & (TypeFlags.Void | TypeFlags.Undefined | TypeFlags.Never)) return { not: {} };
  if (flags & TypeFlags.Null) return { type: "null" };
  if (type.isStringLiteralType() || type.isNumberLiteralType() || type.isBooleanLiteralType())
    return { const: type.value };
  if (flags & TypeFlags.String) return { type: "string" };
  if (flags & TypeFlags.Number) return { type: "number" };
  if (flags & TypeFlags.Boolean) return { type: "boolean" };
  if (type.isUnionType()) return unionOf(checker, type.getTypes(), $defs);
  // `string & Record<never, never>`: a value that a later version may add.
  if (type.isIntersectionType()) return { type: "string" };
  if (checker.isArrayType(type) && type.isTypeReference())
    return { type: "array", items: schemaOf(checker, checker.getTypeArguments(type)[0] ?? type, $defs) };
  return objectOf(checker, type, $defs);
}

function unionOf(checker: Checker, types: readonly Type[], $defs: Schemas["$defs"]): Schema {
  const listed = types.filter((one) => one.isStringLiteralType()).map(({ value }) => value);
  const booleans = types.filter((one) => one.isBooleanLiteralType());
  const rest = types.filter(
    (one) =>
      !(one.flags & TypeFlags.Undefined) &&
      !one.isStringLiteralType() &&
      !(one.isBooleanLiteralType() && booleans.length === 2) &&
      // What a later version may add is not for this one: beside a list of values it would let in all strings.
      !(one.isIntersectionType() && listed.length > 0),
  );
  const all = [
    ...rest.map((one) => schemaOf(checker, one, $defs)),
    ...(booleans.length === 2 ? [{ type: "boolean" }] : []),
    ...(listed.length > 0 ? [{ enum: listed }] : []),
  ];
  return all.length === 1 && all[0] ? all[0] : { anyOf: all };
}

function objectOf(checker: Checker, type: Type, $defs: Schemas["$defs"]): Schema {
  const symbol = type.getSymbol();
  // On the wire a decimal is a string, and an upload is not used.
  if (symbol?.name === "Decimal") return { type: "string" };
  const id = `${symbol?.name ?? "type"}-${type.id}`;
  if (!(id in $defs)) {
    const schema: Schema = { type: "object" };
    $defs[id] = schema;
    const { properties, required } = propertiesOf(checker, type, $defs);
    const [index] = checker.getIndexInfosOfType(type);
    Object.assign(schema, {
      properties,
      required,
      additionalProperties: index ? schemaOf(checker, index.valueType, $defs) : false,
    });
  }
  return { $ref: `#/$defs/${id}` };
}
