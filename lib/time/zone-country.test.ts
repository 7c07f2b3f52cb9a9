import { expect, test } from "vitest";
import { countryOfZone } from "./zone-country.ts";

const countries = ["AU", "CA", "GB", "NP", "PT", "UA", "US"];

test.each([
  ["America/New_York", "US"],
  ["America/St_Johns", "CA"],
  ["Asia/Kathmandu", "NP"],
  ["Australia/Lord_Howe", "AU"],
  ["Europe/Kyiv", "UA"],
  ["Europe/Lisbon", "PT"],
  ["Europe/London", "GB"],
  ["Pacific/Apia", null],
  ["UTC", null],
])("%s is kept in %s", (zone, country) => expect(countryOfZone(zone, countries)).toBe(country));
