import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeNext } from "./next-path.ts";

describe("A18: only paths of our own", () => {
  test.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://book.example.evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "/.//evil.example",
    "/%09/../..//evil.example",
    "evil.example",
    "",
    `/${"a".repeat(600)}`,
    undefined,
    ["/dashboard"],
  ])("%j falls back", (wanted) => expect(safeNext(wanted, "/dashboard")).toBe("/dashboard"));

  test.each(["/dashboard/juniper?date=2026-12-01", "/invitation/abc", "/", "/a/b#c"])(
    "%s is kept",
    (wanted) => expect(safeNext(wanted, "/dashboard")).toBe(wanted),
  );

  test("whatever is given, the answer stays on this host", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "evil.example",
      "@",
      ":",
      "?",
      "#",
      "%2f",
      "\t",
      "https:",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const url = new URL(safeNext(pieces.join(""), "/"), "https://book.example");
        return url.origin === "https://book.example";
      }),
    );
  });
});
