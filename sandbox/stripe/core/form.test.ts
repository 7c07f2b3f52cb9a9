import { expect, test } from "vitest";
import { readForm } from "./form.ts";

test.each([
  ["amount=5&currency=usd", { amount: "5", currency: "usd" }],
  ["metadata[a]=1&metadata[b]=x%20y", { metadata: { a: "1", b: "x y" } }],
  [
    "line_items[0][price_data][currency]=usd&line_items[1][price]=price_1",
    { line_items: [{ price_data: { currency: "usd" } }, { price: "price_1" }] },
  ],
  ["expand[]=a&expand[]=b.c", { expand: ["a", "b.c"] }],
  ["expand[10]=b&expand[2]=a", { expand: ["a", "b"] }],
  ["description=", { description: "" }],
  ["", {}],
])("%s", (form, read) => {
  expect(readForm(form)).toEqual(read);
});

test("what cannot be read is refused, and no name reaches a prototype", () => {
  expect(readForm("a[b=1")).toBeNull();
  expect(readForm("a=1&a[b]=2")).toBeNull();
  readForm("__proto__[polluted]=yes&constructor[prototype][polluted]=yes");
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});
