import { describe, expect, test } from "vitest";
import { Temporal } from "./temporal.ts";
import { canonicalZone, listZones, sameZone, zoneCity } from "./zone.ts";
import { zoneNames } from "./zone-names.ts";

const pairs = zoneNames
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [now = "", ...before] = line.split(" ");
    return before.map((old) => ({ old, now }));
  });

const at = (zone: string) => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);

describe("the table of legacy names", () => {
  test("pairs only names of one zone", () => {
    expect(pairs.length).toBeGreaterThan(130);
    for (const { old, now } of pairs) expect(at(old).equals(at(now)), `${old} = ${now}`).toBe(true);
  });

  test("never leads to a name that is itself legacy, and names nothing twice", () => {
    const olds = new Set(pairs.map(({ old }) => old));
    expect(olds.size).toBe(pairs.length);
    for (const { now } of pairs) expect(olds.has(now), now).toBe(false);
  });

  test("covers every name the engine knows", () => {
    for (const name of Intl.supportedValuesOf("timeZone")) {
      const zone = canonicalZone(name);
      expect(zone, name).not.toBeNull();
      expect(at(zone ?? "UTC").equals(at(name)), name).toBe(true);
    }
  });
});

describe("canonicalZone", () => {
  test.each([
    ["Asia/Katmandu", "Asia/Kathmandu"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["asia/kolkata", "Asia/Kolkata"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["europe/london", "Europe/London"],
    ["US/Eastern", "America/New_York"],
    ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
    ["America/Godthab", "America/Nuuk"],
    ["Asia/Rangoon", "Asia/Yangon"],
    ["Pacific/Truk", "Pacific/Chuuk"],
    ["Atlantic/Jan_Mayen", "Arctic/Longyearbyen"],
    ["Etc/UTC", "UTC"],
    ["gmt", "UTC"],
    ["Europe/Oslo", "Europe/Oslo"],
  ])("Z12: %s is %s today", (alias, zone) => {
    expect(canonicalZone(alias)).toBe(zone);
  });

  test.each([
    "Mars/Phobos",
    "+05:30",
    "-0330",
    "Etc/GMT+5",
    "EST",
    "CET",
    "IST",
    "",
    "__proto__",
    "constructor",
    "Factory",
  ])("Z12: %j is no zone for a business", (name) => {
    expect(canonicalZone(name)).toBeNull();
  });

  test("Z12: aliases are equal", () => {
    expect(sameZone("Asia/Calcutta", "asia/kolkata")).toBe(true);
    expect(sameZone("Europe/Kiev", "Europe/Kyiv")).toBe(true);
    expect(sameZone("Europe/Oslo", "Europe/Berlin")).toBe(false);
    expect(sameZone("Mars/Phobos", "Mars/Phobos")).toBe(false);
  });
});

describe("listZones", () => {
  test("has every current name once and no other", () => {
    const zones = listZones().map(({ zone }) => zone);
    expect(new Set(zones).size).toBe(zones.length);
    expect(zones.length).toBeGreaterThan(400);
    expect(zones.filter((zone) => canonicalZone(zone) !== zone)).toEqual([]);
  });

  test("finds places by their old names", () => {
    const kathmandu = listZones().find(({ aliases }) => aliases.includes("Asia/Katmandu"));
    expect(kathmandu).toMatchObject({ zone: "Asia/Kathmandu", city: "Kathmandu" });
  });
});

test.each([
  ["Asia/Kathmandu", "Kathmandu"],
  ["America/New_York", "New York"],
  ["America/St_Johns", "St. John’s"],
  ["America/St_Thomas", "St. Thomas"],
  ["America/Argentina/Buenos_Aires", "Buenos Aires"],
  ["America/Indiana/Knox", "Knox, Indiana"],
  ["America/North_Dakota/New_Salem", "New Salem, North Dakota"],
  ["UTC", "UTC"],
])("the city of %s is %s", (zone, city) => {
  expect(zoneCity(zone)).toBe(city);
});
