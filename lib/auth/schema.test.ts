import { describe, expect, test } from "vitest";
import { confirmInput, signInInput } from "./schema.ts";

describe("A4: the sign-in form takes exactly one plain mailbox", () => {
  test.each([
    "a@x.example,b@y.example",
    "a@x.example;b@y.example",
    '"e@evil.com"@victim.com',
    "a＠victim.com",
    "a@victim.com\r\nBcc: b@evil.com",
    "a (comment)@victim.com",
    "Ana <a@victim.com>",
    `${"a".repeat(300)}@x.example`,
    "a@localhost",
    "a@[127.0.0.1]",
    "",
  ])("refuses %j", (email) => expect(signInInput.safeParse({ email }).success).toBe(false));

  test.each([
    { email: ["a@x.example"] },
    { email: { not: "" } },
    { email: "a@x.example", role: "owner" },
    null,
  ])("I16, T5: refuses %j", (input) => expect(signInInput.safeParse(input).success).toBe(false));

  test("finds one person under every spelling of case", () => {
    expect(signInInput.parse({ email: " Ana@Example.COM " }).email).toEqual({
      address: "Ana@example.com",
      key: "ana@example.com",
    });
  });
});

test("I16: a token is text", () => {
  expect(confirmInput.safeParse({ token: { not: "" } }).success).toBe(false);
  expect(confirmInput.safeParse({ token: "x".repeat(200) }).success).toBe(false);
});
