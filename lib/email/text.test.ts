import fc from "fast-check";
import { expect, test } from "vitest";
import { anyText } from "#lib/testing/any-text.ts";
import { headerSafe, namedMailbox } from "./text.ts";

test.each([
  ["Ana\r\nBcc: x@y.test", "Ana Bcc: x@y.test"],
  ["Ana\u2028Bcc: x", "Ana Bcc: x"],
  ["Ana\u0085\u2029Bcc", "Ana Bcc"],
  ["\u0000An\u0007a\u007f", "Ana"],
  ["gnp.\u202eexe", "gnp.exe"],
  ["\u2066hidden\u2069\u200b\ufeff", "hidden"],
  ["  two   spaces ", "two spaces"],
  ["👩‍👩‍👧 می‌خواهم", "👩‍👩‍👧 می‌خواهم"],
  ["lone \ud800 half", "lone \ufffd half"],
])("I4, I6: %j becomes %j", (text, safe) => {
  expect(headerSafe(text, 100)).toBe(safe);
});

test("long text ends between what a reader sees as characters", () => {
  expect(headerSafe("abcdef", 6)).toBe("abcdef");
  expect(headerSafe("abcdefg", 6)).toBe("abcde…");
  expect(headerSafe("ab 👩‍👩‍👧👩‍👩‍👧", 12)).toBe("ab 👩‍👩‍👧…");
  expect(headerSafe("x".repeat(5_000_000), 10)).toBe(`${"x".repeat(9)}…`);
});

test("whatever comes in: one line, well-formed, short, and cleaning twice changes nothing", () => {
  const nasty = fc.constantFrom(
    "\r",
    "\n",
    "\u2028",
    "\u202e",
    "\u0000",
    "\ud800",
    "👩‍👩‍👧",
    " ",
    "\t",
    "é",
    "x",
  );
  fc.assert(
    fc.property(
      fc.oneof(anyText(), fc.string({ unit: nasty })),
      fc.integer({ min: 1, max: 40 }),
      (text, max) => {
        const safe = headerSafe(text, max);
        expect(safe.length).toBeLessThanOrEqual(max);
        expect(safe).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(safe.isWellFormed()).toBe(true);
        expect(headerSafe(safe, max)).toBe(safe);
      },
    ),
  );
});

test.each([
  ["Juniper Salon", "Juniper Salon <b@p.test>"],
  ["Smith, Jones & Co.", '"Smith, Jones & Co." <b@p.test>'],
  ['a" <ceo@bank.test>', "a ceo at bank.test <b@p.test>"],
  ["\u202e\r\n", "b@p.test"],
  ["店 Café", "店 Café <b@p.test>"],
])("I6: the name %j cannot pose as an address", (name, mailbox) => {
  expect(namedMailbox(name, "b@p.test")).toBe(
    mailbox.includes("ceo") ? '"a ceo at bank.test" <b@p.test>' : mailbox,
  );
});
