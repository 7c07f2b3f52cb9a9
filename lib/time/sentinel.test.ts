import { expect, test } from "vitest";
import { staleZones, timeZoneDataVersion, timeZoneWarning } from "./sentinel.ts";

test("Z11: names exactly the zones whose clocks are wrong", () => {
  const times: Record<string, string> = {
    "America/Vancouver": "09:00",
    "America/Edmonton": "11:00",
    "America/Inuvik": "11:00",
    "America/Winnipeg": "12:00",
    "America/Havana": "12:00",
    "Africa/Casablanca": "17:00",
  };
  expect(staleZones((zone) => times[zone] ?? "")).toEqual(["America/Vancouver", "America/Havana"]);
});

test("Z11: data 2026c knows all but the latest changes", () => {
  if (timeZoneDataVersion() === "2026c")
    expect(staleZones()).toEqual(["America/Inuvik", "America/Winnipeg", "America/Havana"]);
  else expect(staleZones()).not.toContain("Europe/London");
});

test("Z11: the warning says where, and nothing when there is nothing", () => {
  expect(timeZoneWarning(["America/Havana"])).toContain("America/Havana");
  expect(timeZoneWarning([])).toBeNull();
});
