import { expect, test } from "vitest";
import { mayChange } from "./policy.ts";

test.each([
  ["owner", "owner", "staff", true],
  ["owner", null, "owner", true],
  ["owner", "admin", null, true],
  ["admin", null, "admin", true],
  ["admin", "staff", "admin", true],
  ["admin", "admin", "staff", true],
  ["admin", null, "owner", false],
  ["admin", "admin", "owner", false],
  ["admin", "owner", "staff", false],
  ["admin", "owner", null, false],
  ["staff", null, "staff", false],
  ["staff", "staff", "admin", false],
] as const)("%s may turn %s into %s: %s", (actor, from, to, allowed) => {
  expect(mayChange(actor, from, to)).toBe(allowed);
});
