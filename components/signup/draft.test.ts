import { expect, test } from "vitest";
import { guessCurrency } from "#lib/tenants/currencies.ts";
import { newTenantInput } from "#lib/tenants/schema.ts";
import { draftPrice, emptyDraft, readDraft, stepOf, toInput } from "./draft.ts";

const filled = {
  ...emptyDraft,
  name: "Juniper",
  slug: "juniper",
  ownerName: "Ana",
  timezone: "America/New_York",
  currency: "USD",
  locale: "en-US",
  service: "Haircut",
  price: "45.50",
};

test("a filled draft is what the action takes", () => {
  const parsed = newTenantInput.parse(toInput(filled));
  expect(parsed.service).toEqual({ name: "Haircut", durationMinutes: 45, price: 4550 });
  expect(parsed.weekly).toHaveLength(5);
  expect(parsed.weekly[0]).toEqual({ weekday: 1, from: 540, to: 1020 });
});

test("an end of 00:00 is the midnight after", () => {
  const hours = filled.hours.map((day) => ({ ...day, open: day.weekday === 6, to: "00:00" }));
  expect(toInput({ ...filled, hours }).weekly).toEqual([{ weekday: 6, from: 540, to: 1440 }]);
});

test("amounts are read in the currency's own digits", () => {
  expect(draftPrice({ ...filled, price: "4500", currency: "JPY" })).toBe(4500);
  expect(draftPrice({ ...filled, price: "45.5", currency: "JPY" })).toBeNull();
  expect(draftPrice({ ...filled, price: "" })).toBe(0);
  expect(newTenantInput.safeParse(toInput({ ...filled, price: "much" })).success).toBe(false);
});

test("every refusal leads to its step", () => {
  const refused = newTenantInput.safeParse(toInput(emptyDraft));
  const steps = refused.error?.issues.map((issue) => stepOf(issue.path.join("."))) ?? [];
  expect(new Set(steps)).toEqual(new Set([0, 1]));
});

test("what is stored is read back, what is not ours is dropped", () => {
  expect(readDraft(JSON.stringify(filled))).toEqual(filled);
  for (const junk of [null, "", "{", "[]", '{"step":0}', JSON.stringify({ ...filled, hours: [] })])
    expect(readDraft(junk)).toBeNull();
});

test.each([
  ["Asia/Kathmandu", "en-US", "NPR"],
  ["Europe/Berlin", "en-US", "EUR"],
  ["Australia/Lord_Howe", "en-US", "AUD"],
  ["America/St_Johns", "en", "CAD"],
  ["America/Denver", "en-US", "USD"],
  ["Asia/Yangon", "de-CH", "CHF"],
])("%s and %s suggest %s", (zone, locale, currency) => expect(guessCurrency(zone, locale)).toBe(currency));
