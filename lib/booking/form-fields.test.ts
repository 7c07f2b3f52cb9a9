import { expect, test } from "vitest";
import { bookingOf } from "./form-fields.ts";
import { formKey } from "./idempotency.ts";
import { bookingInput, idempotencyKeyField } from "./schema.ts";

const usual = {
  service: "cut",
  start: "2026-12-01T14:00:00Z",
  timezone: "America/New_York",
  staff: "",
  duration: "",
  party: "1",
  name: " Nora Noscript ",
  email: "nora@example.com",
  phone: "",
  note: "",
};
const read = (fields: Record<string, string>) => bookingOf((name) => fields[name] ?? "");

test("empty fields are left out, the others are what the API would be sent", () => {
  const { service, start, timezone } = usual;
  const customer = { name: "Nora Noscript", email: "nora@example.com" };
  expect(read(usual)).toEqual({ service, start, timezone, customer });
  const all = { ...usual, staff: "ana", duration: "90", party: "3", phone: "555 0100", note: "A\nB" };
  expect(read(all)).toEqual({
    ...{ service, start, timezone, staff: "ana", durationMinutes: 90, party: 3 },
    customer: { ...customer, phone: "555 0100" },
    answers: { note: "A\nB" },
  });
  for (const fields of [usual, all]) expect(bookingInput.safeParse(read(fields)).success).toBe(true);
});

test.each([[{}], [{ ...usual, party: "many" }], [{ ...usual, duration: "1e9" }]])(
  "%j is for the schema to refuse",
  (fields) => expect(bookingInput.safeParse(read(fields)).success).toBe(false),
);

test("B7: the same details have the same key, other details or another page another", () => {
  const key = formKey("page", read(usual));
  expect(formKey("page", read({ ...usual, name: "Nora Noscript" }))).toBe(key);
  expect(formKey("page", read({ ...usual, email: "nora@example.org" }))).not.toBe(key);
  expect(formKey("other", read(usual))).not.toBe(key);
  expect(idempotencyKeyField.safeParse(key).success).toBe(true);
  expect(idempotencyKeyField.safeParse(formKey("", read(usual))).success).toBe(false);
});
