import { expect, test } from "vitest";
import { readSender, senderOf } from "./sender.ts";

test.each([
  ["Punctual <bookings@example.com>", "Punctual", "bookings@example.com"],
  ['"Punctual, Inc." <bookings@example.com>', "Punctual, Inc.", "bookings@example.com"],
  ["bookings@Example.com", "Punctual", "bookings@example.com"],
  ["<bookings@example.com>", "Punctual", "bookings@example.com"],
])("%s", (text, name, address) => {
  expect(readSender(text)).toEqual({ name, address });
});

test.each([
  "",
  "nobody",
  "A <b>",
  "a@x.test, b@x.test",
  "A <a@x.test> <b@x.test>",
  "A <a@x.test>\nBcc: b@x.test",
])("%j is no sender", (text) => {
  expect(senderOf(text)).toBeNull();
  expect(() => readSender(text)).toThrow("MAIL_FROM");
});
