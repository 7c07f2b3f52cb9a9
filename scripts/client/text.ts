import { z } from "zod";
import { clientPrelude } from "./prelude.ts";
import { inComment, typeOf } from "./types.ts";

const schema = z.looseObject({});
const content = z.record(z.string(), z.looseObject({ schema: schema.optional() }));
const parameter = z.looseObject({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean(),
  description: z.string().optional(),
  schema,
});
const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string(), z.looseObject({ content })),
});
const document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
});

type Operation = z.output<typeof operation>;
type Parameter = z.output<typeof parameter>;

const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/**
 * A client for an OpenAPI document of ours, as one TypeScript file without dependencies: a type per schema, a function
 * per operation. Not formatted yet.
 */
export function clientText(given: unknown): string {
  const { paths, components } = document.parse(given);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const types = Object.entries(components.schemas).map(
    ([name, one]) =>
      `${typeof one.description === "string" ? `/** ${inComment(one.description)} */\n` : ""}export type ${name} = ${typeOf(one)};\n`,
  );
  const own = operations.map(({ operation }) => ownTypes(operation));
  const functions = operations
    .toSorted((a, b) => a.operation.operationId.localeCompare(b.operation.operationId))
    .map(({ path, method, operation }) => functionText(path, method, operation));
  return `${clientPrelude.head}
${types.join("\n")}
${own.filter((text) => text !== "").join("\n")}
${clientPrelude.runtime}

/** Every operation of the API. Answers are values; refusals are thrown as \`PunctualError\`. */
export function createPunctual(options: ClientOptions) {
  const call = caller(options);
  return {
${functions.join("\n")}
  };
}

export type Punctual = ReturnType<typeof createPunctual>;
`;
}

const queryOf = ({ parameters }: Operation): Parameter[] => parameters.filter((one) => one.in === "query");
const bodyOf = ({ requestBody }: Operation) => requestBody?.content["application/json"]?.schema;

/** Body and query of an operation as types with a name, so that callers can build them elsewhere. */
function ownTypes(operation: Operation): string {
  const name = capital(operation.operationId);
  const body = bodyOf(operation);
  const query = queryOf(operation);
  const fields = Object.fromEntries(
    query.map(({ name: field, schema: type, description }) => [field, { description, ...type }]),
  );
  const required = query.filter((one) => one.required).map((one) => one.name);
  return [
    body ? `export type ${name}Body = ${typeOf(body)};` : "",
    query.length > 0
      ? `export type ${name}Query = ${typeOf({ type: "object", properties: fields, required })};`
      : "",
  ]
    .filter((text) => text !== "")
    .join("\n");
}

function functionText(path: string, method: string, operation: Operation): string {
  const { operationId, summary, description, parameters, requestBody } = operation;
  const name = capital(operationId);
  const query = queryOf(operation);
  const fields = [
    ...parameters.filter((one) => one.in === "path").map((one) => `${one.name}: string`),
    ...(query.length > 0 ? [`query${query.some((one) => one.required) ? "" : "?"}: ${name}Query`] : []),
    ...(requestBody ? [`body${requestBody.required ? "" : "?"}: ${name}Body`] : []),
  ];
  const input = fields.length > 0 ? `input: { ${fields.join("; ")} }, ` : "";
  const isIdempotent = parameters.some((one) => one.in === "header");
  const [, success] = Object.entries(operation.responses).find(([status]) => status.startsWith("2")) ?? [];
  const [mediaType = "", { schema: answer } = {}] = Object.entries(success?.content ?? {})[0] ?? [];
  const type = mediaType === "application/json" ? typeOf(answer) : "string";
  return `/** ${inComment([summary, description ?? ""].join(" "))} */
    ${operationId}: (${input}options?: ${isIdempotent ? "IdempotentOptions" : "CallOptions"}): Promise<${type}> =>
      call(${JSON.stringify(method)}, ${JSON.stringify(path)}, ${fields.length > 0 ? "input" : "{}"}, options),
`;
}
