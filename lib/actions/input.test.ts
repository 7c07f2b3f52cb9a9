import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isPlainData, parseInput } from "./input.ts";

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
};
const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

describe("X8: arguments of actions", () => {
  test.each([
    ["100 deep", nested(100)],
    ["100,000 deep", nested(100_000)],
    ["cyclic", cyclic],
    ["a file", new File(["x"], "x.txt")],
    ["form data", new FormData()],
    ["a date", new Date()],
    ["a map", new Map()],
    ["a function", () => 1],
    ["a promise", Promise.resolve(1)],
    ["a bigint", 1n],
    ["1.1 MB", "x".repeat(1_100_000)],
    ["1.1 MB of key", { ["x".repeat(1_100_000)]: 1 }],
    ["too many values", Array(30_000).fill(0)],
    ["__proto__", JSON.parse('{"__proto__":{"role":"owner"}}')],
  ])("refuses %s", (_, value) => {
    expect(isPlainData(value)).toBe(false);
    expect(parseInput(z.unknown(), value)).toMatchObject({ ok: false, error: { code: "malformed" } });
  });

  test("takes plain data", () => {
    expect(isPlainData({ a: [1, "two", null, { b: true, c: undefined }] })).toBe(true);
    expect(isPlainData(Object.assign(Object.create(null), { a: 1 }))).toBe(true);
  });

  test("names the fields that are wrong", () => {
    const schema = z.strictObject({ customer: z.object({ email: z.string().max(3, "Too long.") }) });
    expect(parseInput(schema, { customer: { email: "abcd" } })).toMatchObject({
      error: { code: "invalid", errors: [{ path: "customer.email", message: "Too long." }] },
    });
    expect(parseInput(schema, { customer: { email: "a" }, role: "owner" })).toMatchObject({ ok: false });
  });
});
