import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languageFor, negotiateLanguage } from "./locales.ts";

describe("negotiateLanguage", () => {
  test("keeps the region for dates and numbers", () => {
    expect(negotiateLanguage("en-GB,en;q=0.9")).toEqual({ locale: "en", region: "en-GB", direction: "ltr" });
  });

  test("takes the heaviest language that we have texts in", () => {
    expect(negotiateLanguage("ne-NP, en-AU;q=0.4, en-IN;q=0.7").region).toBe("en-IN");
  });

  test("q=0 means: not this one (RFC 9110, 12.4.2)", () => {
    expect(negotiateLanguage("en-AU;q=0, fr").region).toBe("en");
  });

  test("falls back to the business's own locale", () => {
    expect(negotiateLanguage("ja", "en-US").region).toBe("en-US");
    expect(negotiateLanguage(null).region).toBe("en");
  });

  test("survives anything a header can hold, and always gives Intl a tag it takes", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (header) => {
        expect(() => new Intl.DateTimeFormat(negotiateLanguage(header).region)).not.toThrow();
      }),
    );
  });
});

test("a stored tag is canonical or English", () => {
  expect(languageFor("EN-us").region).toBe("en-US");
  expect(languageFor("de-AT")).toEqual({ locale: "en", region: "en", direction: "ltr" });
  expect(languageFor("__proto__").region).toBe("en");
});
