import { expect, test } from "vitest";
import { parseTheme, themeCookieLine } from "./preference.ts";

test("only the two themes are themes", () => {
  expect(parseTheme("dark")).toBe("dark");
  for (const other of [undefined, "", "system", "Dark", "__proto__"])
    expect(parseTheme(other)).toBe("system");
});

test("following the device forgets the cookie; over https it is Secure (S6)", () => {
  expect(themeCookieLine("system", false)).toContain("Max-Age=0");
  expect(themeCookieLine("dark", true)).toMatch(
    /^theme=dark; Path=\/; Max-Age=31536000; SameSite=Lax; Secure$/,
  );
});
