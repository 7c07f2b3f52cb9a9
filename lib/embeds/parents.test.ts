import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { embeddedTenant, frameAncestors, parentOrigin } from "./parents.ts";

describe("the origin of a website", () => {
  test.each([
    ["https://www.juniper.example", "https://www.juniper.example"],
    ["  https://Juniper.Example/prices?x=1#top ", "https://juniper.example"],
    ["juniper.example", "https://juniper.example"],
    ["https://juniper.example:8443", "https://juniper.example:8443"],
    ["https://juniper.example:443", "https://juniper.example"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
    ["http://localhost:3001", "http://localhost:3001"],
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080"],
  ])("%s is %s", (text, origin) => expect(parentOrigin(text)).toBe(origin));

  test.each([
    ...["", "*", "https://*", "https://*.example.com", "http://juniper.example", "javascript:alert(1)"],
    ...[
      "data:text/html,x",
      "file:///etc/passwd",
      "https://a;b.example",
      "https://a'b.example",
      "https://intranet",
    ],
    ...[
      "https://user:word@juniper.example",
      "https://juniper.example; script-src *",
      "null",
      "https://[::1]",
    ],
    "https://a,b.example",
    `https://${"a".repeat(300)}.example`,
  ])("%s is none", (text) => expect(parentOrigin(text)).toBeNull());

  test("law: what comes out is an origin that means itself, and never ends a source or a directive", () => {
    const near = fc
      .string({ unit: fc.constantFrom(..."ab9.;,' :/@*-%"), maxLength: 20 })
      .map((rest) => `https://${rest}`);
    // Not fast-check's own addresses: see lib/testing/any-text.ts.
    const rest = fc.constantFrom("", "/", ":8443", ":80/a", "/a/b?c=d&e#f", "?a", "#a", "/%20");
    const address = fc
      .tuple(fc.constantFrom("https", "http"), fc.domain(), rest)
      .map(([scheme, domain, rest]) => `${scheme}://${domain}${rest}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), address, near), (text) => {
        const origin = parentOrigin(text);
        if (origin === null) return;
        expect(parentOrigin(origin)).toBe(origin);
        expect(origin).toMatch(/^https?:\/\/[a-z0-9.-]+(:\d+)?$/);
      }),
    );
  });
});

describe("frame-ancestors (X10)", () => {
  test("nobody where there is no business; ourselves and the listed ones where there is", () => {
    expect(frameAncestors(null)).toBe("'none'");
    expect(frameAncestors([])).toBe("'self'");
    expect(frameAncestors(["https://a.example", "http://localhost:3001"])).toBe(
      "'self' https://a.example http://localhost:3001",
    );
  });
  test("a row that is not an origin to the letter is left out, whoever wrote it", () => {
    expect(frameAncestors(["https://a.example; script-src *", "*", "https://b.example/"])).toBe("'self'");
  });
});

test("only the embedded page's own addresses name a business", () => {
  expect(embeddedTenant("/embed/juniper")).toBe("juniper");
  expect(embeddedTenant("/embed/juniper/haircut")).toBe("juniper");
  for (const other of [
    "/embed",
    "/Embed/juniper",
    "/embed/juniper/haircut/x",
    "/juniper",
    "/embed/%6auniper",
    "/x/embed/juniper",
  ])
    expect(embeddedTenant(other)).toBeNull();
});
