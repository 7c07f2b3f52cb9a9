import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../local/project.ts";
import { currentClient, currentDocument } from "./current.ts";
import { typeOf } from "./types.ts";

// Its rules take seconds to compile where other tests run beside it.
test("the OpenAPI document is one, says a validator that is not ours", { timeout: 30_000 }, async () => {
  const { valid, errors } = await new Validator().validate(
    JSON.parse(JSON.stringify(await currentDocument())),
  );
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test("docs/client/punctual.ts is what the API is now: run `node scripts/client.ts` when it is not", async () => {
  expect(readFileSync(join(projectRoot, "docs/client/punctual.ts"), "utf8")).toBe(await currentClient());
});

describe("a schema as a type", () => {
  test.each([
    [{ type: "string" }, "string"],
    [{ type: "integer" }, "number"],
    [{ type: ["string", "null"] }, "string | null"],
    [{ anyOf: [{ $ref: "#/components/schemas/Money" }, { type: "null" }] }, "Money | null"],
    [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
    [{ type: "array", items: { type: "object", properties: { a: { const: 1 } } } }, "{\na?: 1;\n}[]"],
    [{ type: "object", properties: { "a-b": {} }, required: ["a-b"] }, '{\n"a-b": unknown;\n}'],
    [{ type: "object", additionalProperties: { type: "string" } }, "Record<string, string>"],
    [{ type: "object", additionalProperties: false }, "Record<string, never>"],
    [{}, "unknown"],
    [
      { type: "object", properties: { a: { type: "string", description: "x */ y" } } },
      "{\n/** x * / y */\na?: string;\n}",
    ],
  ])("%j", (schema, type) => expect(typeOf(schema)).toBe(type));
});
