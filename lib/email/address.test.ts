import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/any-text.ts";
import { effort } from "#lib/testing/effort.ts";
import { customerKey, parseMailbox } from "./address.ts";

const parsed = (text: string) => {
  const mailbox = parseMailbox(text);
  return mailbox.ok ? mailbox.value : mailbox.error;
};

test.each([
  ["ana@example.com", "ana@example.com", "ana@example.com"],
  ["  Ana.Lima+hair@Example.COM \n", "Ana.Lima+hair@example.com", "ana.lima+hair@example.com"],
  ["o'brien@example.ie", "o'brien@example.ie", "o'brien@example.ie"],
  ["a@bücher.example", "a@xn--bcher-kva.example", "a@xn--bcher-kva.example"],
  ["a@bu\u0308cher.example", "a@xn--bcher-kva.example", "a@xn--bcher-kva.example"],
  ["a@sub.mail.example.co.uk", "a@sub.mail.example.co.uk", "a@sub.mail.example.co.uk"],
  [`${"a".repeat(64)}@example.com`, `${"a".repeat(64)}@example.com`, `${"a".repeat(64)}@example.com`],
])("%j is one mailbox", (text, address, key) => {
  expect(parsed(text)).toEqual({ address, key });
});

describe("A4: anything but one plain mailbox is refused", () => {
  test.each([
    ["a list", "a@x.test,b@y.test"],
    ["a list with a semicolon", "a@x.test;b@y.test"],
    ["a list with a space", "a@x.test b@y.test"],
    ["a quoted local part", '"e@evil.com"@victim.com'],
    ["a quoted word", '"ana"@example.com'],
    ["a display name", "Ana <ana@example.com>"],
    ["angle brackets", "<ana@example.com>"],
    ["a fullwidth @", "ana＠example.com"],
    ["a small @", "ana﹫example.com"],
    ["both kinds of @", "ana＠evil.test@example.com"],
    ["fullwidth letters", "ａna@example.com"],
    ["a ligature", "a@oﬃce.example"],
    ["a folded line", "ana@example.com\r\n b@y.test"],
    ["a folded local part", "ana\r\n @example.com"],
    ["a header after it", "ana@example.com\nBcc: b@y.test"],
    ["a comment", "ana(work)@example.com"],
    ["a comment in the domain", "ana@example.com(work)"],
    ["two @", "a@b@example.com"],
    ["no @", "example.com"],
    ["no local part", "@example.com"],
    ["no domain", "ana@"],
    ["one label", "ana@localhost"],
    ["a trailing dot", "ana@example.com."],
    ["two dots", "ana..lima@example.com"],
    ["a leading dot", ".ana@example.com"],
    ["a local part of 65", `${"a".repeat(65)}@example.com`],
    ["a label of 64", `a@${"b".repeat(64)}.com`],
    ["an address literal", "ana@[127.0.0.1]"],
    ["an IPv4 address", "ana@127.0.0.1"],
    ["a short IPv4 address", "ana@127.1"],
    ["a hexadecimal IPv4 address", "ana@0x7f.1"],
    ["a port", "ana@example.com:25"],
    ["a path", "ana@example.com/x"],
    ["a query", "ana@example.com?subject=x"],
    ["a percent", "ana@exam%70le.com"],
    ["an underscore in the domain", "ana@exa_mple.com"],
    ["a hyphen at an edge", "ana@-example.com"],
    ["an invisible character in the domain", "ana@exam\u00adple.com"],
    ["a zero width space", "ana\u200b@example.com"],
    ["a right-to-left override", "ana\u202e@example.com"],
    ["NUL", "ana\u0000@example.com"],
    ["a lone surrogate", "ana\ud800@example.com"],
    ["a letter that mail servers disagree on", "änna@example.com"],
  ])("%s", (_, text) => {
    expect(parsed(text)).toBe("malformed");
  });

  test("300 characters, and 255", () => {
    const long = (length: number) => `a@${"b.".repeat(length / 2 - 3)}test`.padStart(length, "a");
    expect(parsed(long(300))).toBe("too_long");
    expect(
      parsed(`a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(9)}`),
    ).toBe("too_long");
  });

  test("nothing", () => {
    expect(parsed("")).toBe("empty");
    expect(parsed(" \t ")).toBe("empty");
  });
});

test("L8: half a million characters cost nothing", async () => {
  const texts = [`${"a.".repeat(250_000)}@example.com`, "@".repeat(500_000), " ".repeat(500_000)];
  // Looked at twice for each character, they would take minutes.
  const { result, spent } = await effort(() => texts.map(parsed));
  expect(result).toEqual(texts.map(() => "too_long"));
  expect(spent).toBeLessThan(500);
});

test("whatever is typed, what is accepted is plain, and reading it again changes nothing", () => {
  const near = fc.stringMatching(/^[ab.+"@<>, ＠é\r\n-]{0,12}@[ab.é。(:/-]{1,10}\.test[ ,@.]?$/);
  fc.assert(
    fc.property(fc.oneof(anyText(), fc.emailAddress(), near), (text) => {
      const mailbox = parseMailbox(text);
      if (!mailbox.ok) return;
      const { address, key } = mailbox.value;
      expect(address).toMatch(/^[!-?A-~]+@[a-z0-9.-]+$/);
      expect(address.length).toBeLessThanOrEqual(254);
      expect(parseMailbox(address)).toEqual(mailbox);
      expect(parsed(key)).toEqual({ address: key, key });
    }),
    { numRuns: 2_000 },
  );
});

test("B16: case, tags and Gmail's dots do not make another customer", () => {
  const keyOf = (text: string) => {
    const mailbox = parseMailbox(text);
    return mailbox.ok ? customerKey(mailbox.value) : null;
  };
  expect(keyOf("Ana.Lima+1@GMail.com")).toBe("analima@gmail.com");
  expect(keyOf("analima@googlemail.com")).toBe("analima@gmail.com");
  expect(keyOf("Ana.Lima+1@example.com")).toBe("ana.lima@example.com");
  expect(keyOf("+ana@example.com")).toBe("+ana@example.com");
});
