import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkConfiguration } from "./references.ts";
import { configuration } from "./schema.ts";

test("the guide shows a document that would be accepted", () => {
  const guide = readFileSync(join(import.meta.dirname, "../../docs/guides/availability-api.md"), "utf8");
  const [, example = ""] = /```json\n([\s\S]*?)\n```/.exec(guide) ?? [];
  expect(checkConfiguration(configuration.parse(JSON.parse(example)))).toEqual([]);
});
