import { expect, test } from "vitest";
import { z } from "zod";
import { emailField } from "./schema.ts";

const sentence = (value: unknown) => emailField.safeParse(value).error?.issues.map((issue) => issue.message);

test("a mailbox comes out", () => {
  expect(emailField.parse(" Ana@Example.com ")).toEqual({
    address: "Ana@example.com",
    key: "ana@example.com",
  });
});

test("A4, L8: refusals are single sentences", () => {
  expect(sentence("")).toEqual(["Please enter an e-mail address."]);
  expect(sentence("a@x.test,b@y.test")).toEqual([
    "Please enter one e-mail address, such as ana@example.com.",
  ]);
  expect(sentence("a".repeat(50_000))).toEqual(["This e-mail address is too long."]);
  expect(sentence({ not: "" })).toEqual(["Please enter one e-mail address, such as ana@example.com."]);
});

test("it describes its input for OpenAPI", () => {
  expect(z.toJSONSchema(emailField, { io: "input" })).toMatchObject({ type: "string", maxLength: 320 });
});
