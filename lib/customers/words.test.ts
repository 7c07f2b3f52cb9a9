import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factsOf } from "./customer.ts";
import { fold, nameKey, namesAgree, searchWords, wordsOf } from "./words.ts";

describe("names", () => {
  test.each([
    ["Émile  LAURENT", "emile laurent"],
    ["Ångström, Zoë", "angstrom zoe"],
    ["Łukasz Groß", "lukasz gross"],
    ["O’Brien-Müller", "o brien muller"],
    ["Ｗｉｄｅ Ｎａｍｅ", "wide name"],
    ["田中 愛子", "田中 愛子"],
    ["محمد علي", "محمد علي"],
    ["!!!", ""],
  ])("%s is sorted as %s", (name, wanted) => expect(nameKey(name)).toBe(wanted));

  test.each([
    ["Maria", "Maria Lopez", true],
    ["lopez maría", "Maria Lopez", true],
    ["Tom Lopez", "Maria Lopez", false],
    ["M", "Maria", false],
    ["!!", "!!", false],
  ])("%s and %s: %s", (one, other, wanted) => {
    expect(namesAgree(one, other)).toBe(wanted);
    expect(namesAgree(other, one)).toBe(wanted);
  });
});

describe("addresses that are one person's (lib/email/address.ts)", () => {
  const keyOf = (address: string) =>
    factsOf({ name: "X", email: { address, key: address.toLowerCase() } }, "UTC").facts.emailKey;
  test.each([
    ["Maria.Lopez+spa@Gmail.com", "marialopez@gmail.com"],
    ["maria.lopez@googlemail.com", "marialopez@gmail.com"],
    ["maria.lopez+spa@example.com", "maria.lopez@example.com"],
    ["+tag@example.com", "+tag@example.com"],
  ])("%s is %s", (address, wanted) => expect(keyOf(address)).toBe(wanted));
  test("whoever gave none has none", () =>
    expect(factsOf({ name: "X" }, "UTC").facts).toMatchObject({ email: "", emailKey: null, phoneKey: null }));
});

describe("searching", () => {
  test.each([
    ["", []],
    ["   ", []],
    ["Zoë Å", ["zoe", "a"]],
    ["zoe.a@Example", ["zoe.a@example"]],
    ["+1 (212) 555-01", ["121255501"]],
    ["２１２", ["212"]],
    ["%_\\", ["%_\\"]],
    ["a b c d e f g h", ["a", "b", "c", "d", "e", "f"]],
  ])("%j looks for %j", (query, wanted) => expect(searchWords(query)).toEqual(wanted));

  test("law: whatever a name is, its own beginnings find it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), fc.nat(40), (name, length) => {
        const words = wordsOf({ name, emailKey: null, phoneDigits: [] });
        const typed = nameKey(name).slice(0, length);
        for (const word of searchWords(typed))
          if (/\p{L}/u.test(typed)) expect(words.some((own) => own.startsWith(word))).toBe(true);
      }),
    );
  });

  test("law: folding twice is folding once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => fold(fold(text)) === fold(text)),
    );
  });
});
