import { describe, expect, test } from "vitest";
import { chooseZone, chosenZoneCookie } from "./zone-choice.ts";

const fallback = "America/New_York";

describe("the zone a page is rendered in", () => {
  test.each([
    ["nothing said: the business's, and the browser may still say", {}, fallback, false, null],
    ["detected before", { cookie: "auto:Asia/Tokyo" }, "Asia/Tokyo", false, "Asia/Tokyo"],
    ["detected by its old name", { cookie: "auto:Asia/Katmandu" }, "Asia/Kathmandu", false, "Asia/Katmandu"],
    [
      "detected, but no zone we know: not asked again",
      { cookie: "auto:Etc/Unknown" },
      fallback,
      false,
      "Etc/Unknown",
    ],
    ["chosen", { cookie: "set:Asia/Calcutta" }, "Asia/Kolkata", true, null],
    ["chosen, but no zone", { cookie: "set:Mars/Phobos" }, fallback, false, null],
    [
      "the address counts before the cookie",
      { param: "europe/kiev", cookie: "set:Asia/Tokyo" },
      "Europe/Kyiv",
      true,
      null,
    ],
    ["a zone in the address that is none", { param: "Mars/Phobos" }, fallback, false, "Mars/Phobos"],
    ["a cookie of another make", { cookie: "Asia/Tokyo" }, fallback, false, null],
    ["an empty cookie", { cookie: "" }, fallback, false, null],
  ])("Z12: %s", (_, said, zone, chosen, tried) => {
    expect(chooseZone({ ...said, fallback })).toEqual({ zone, chosen, tried });
  });

  test("what was chosen is read back", () => {
    const [pair = ""] = chosenZoneCookie("Asia/Kathmandu", true).split(";");
    const cookie = decodeURIComponent(pair.slice("zone=".length));
    expect(chooseZone({ cookie, fallback })).toEqual({ zone: "Asia/Kathmandu", chosen: true, tried: null });
    expect(chosenZoneCookie("Asia/Kathmandu", true)).toContain("; Secure");
    expect(chosenZoneCookie("Asia/Kathmandu", false)).not.toContain("Secure");
  });
});
