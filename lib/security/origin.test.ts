import { describe, expect, test } from "vitest";
import { fromOurPages } from "./origin.ts";

const app = "https://book.example";
const from = (origin: string | null, fetchSite: string | null = null) => ({ origin, fetchSite });

describe("where a mutation may come from", () => {
  test.each([
    from("https://book.example"),
    from("https://book.example", "same-origin"),
    from(null, "same-origin"),
  ])("accepts %j", (source) => expect(fromOurPages(source, app)).toBe(true));

  test.each([
    ["X1", from("https://evil.example")],
    ["X1", from("https://evil.example", "cross-site")],
    ["X1", from("https://book.example", "cross-site")],
    ["X1", from("https://book.example", "same-site")],
    ["X1", from("https://other.book.example", "same-site")],
    ["X1", from("http://book.example")],
    ["X1", from("https://book.example:8443")],
    ["X1", from("https://book.example.evil.example")],
    ["X2", from("null")],
    ["X2", from("null", "same-origin")],
    ["X3", from(null)],
    ["X3", from(null, "none")],
    ["X3", from("")],
  ])("%s: refuses %j", (_, source) => expect(fromOurPages(source, app)).toBe(false));

  test("a local installation answers to its loopback names, on its own port", () => {
    const local = "http://localhost:3000";
    expect(fromOurPages(from("http://127.0.0.1:3000"), local)).toBe(true);
    expect(fromOurPages(from("http://[::1]:3000"), local)).toBe(true);
    expect(fromOurPages(from("http://127.0.0.1:3001"), local)).toBe(false);
    expect(fromOurPages(from("http://localhost:3000"), app)).toBe(false);
  });
});
