import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slugFault, slugFrom, slugVariants } from "./slug.ts";

describe("addresses from names", () => {
  test.each([
    ["Juniper Salon", "juniper-salon"],
    ["Café Zoë & Söhne", "cafe-zoe-and-sohne"],
    ["Łódź Straße", "lodz-strasse"],
    ["Ana’s Nails", "anas-nails"],
    ["  --Hello,   World!!  ", "hello-world"],
    ["美容院", ""],
    ["A really very long name of a business that goes on", "a-really-very-long-name-of-a-business"],
  ])("%s is %s", (name, slug) => expect(slugFrom(name)).toBe(slug));

  test("whatever the name, the address is well-formed or empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (name) => {
        const slug = slugFrom(name);
        return slug.length < 2 || slugFault(slug) !== "shape";
      }),
    );
  });

  test("and so are the ones to try next", () => {
    for (const slug of ["juniper", "a".repeat(48), `${"a".repeat(44)}-bcd`])
      for (const variant of slugVariants(slug)) expect(slugFault(variant)).toBeNull();
  });
});

test.each(["admin", "api", "sign-in", "dashboard", "manage", "account"])("%s is ours", (slug) =>
  expect(slugFault(slug)).toBe("reserved"),
);

test.each(["a", "-a", "a-", "A-b", "a_b", "a b", "../x", "a".repeat(49), "", "é"])(
  "%j has no shape",
  (slug) => expect(slugFault(slug)).toBe("shape"),
);
