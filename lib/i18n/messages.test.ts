import compile from "icu-minify/compile";
import { describe, expect, test } from "vitest";
import { catalogs, type Namespace } from "./catalogs.ts";
import { locales } from "./locales.ts";
import { clientMessages, getTranslator } from "./messages.ts";
import { createTranslator } from "./translator.ts";

/** `{name}`s of a text, whatever its language does around them. */
function argumentsOf(text: string): string[] {
  const names: string[] = [];
  JSON.stringify(compile(text), (_, value: unknown) => {
    if (
      Array.isArray(value) &&
      typeof value[0] === "string" &&
      (value.length === 1 || typeof value[1] === "number")
    )
      names.push(value[0]);
    return value;
  });
  return [...new Set(names)].sort();
}

describe.each(locales)("the texts in %s", (locale) => {
  const namespaces = Object.entries(catalogs[locale]);

  test.each(namespaces)("%s: every text is valid ICU and says something", (namespace, texts) => {
    for (const [key, text] of Object.entries(texts)) {
      expect(typeof text, `${namespace}: ${key} must be flat`).toBe("string");
      expect(() => compile(text), `${namespace}: ${key}`).not.toThrow();
      expect(text.trim(), `${namespace}: ${key}`).not.toBe("");
    }
  });

  test.each(namespaces)("%s: asks for the same values as the English text", (namespace, texts) => {
    const english: Record<string, string> = catalogs.en[namespace as Namespace];
    for (const [key, text] of Object.entries(texts)) {
      expect(english, `${namespace}: ${key} is not in English`).toHaveProperty([key]);
      expect(argumentsOf(text), `${namespace}: ${key}`).toEqual(argumentsOf(english[key] ?? ""));
    }
  });
});

describe("a translator", () => {
  test("fills in values and plurals", () => {
    const t = getTranslator("en", "ui");
    expect(t("formErrors", { count: 1 })).toBe("One detail needs another look:");
    expect(t("formErrors", { count: 1200 })).toBe("1,200 details need another look:");
  });

  test("works in the browser from what the server hands over, also after JSON", () => {
    const { locale, messages } = JSON.parse(JSON.stringify(clientMessages("en", ["ui"])));
    expect(createTranslator<"ui">(locale, messages.ui)("formErrors", { count: 2 })).toBe(
      "2 details need another look:",
    );
  });

  test("shows an unknown key instead of breaking the page", () => {
    expect(createTranslator<"ui">("en", {})("close")).toBe("close");
  });
});
