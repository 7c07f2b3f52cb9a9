import { expect, test } from "vitest";
import { matchesWords } from "./search-words.ts";

test.each([
  ["Africa/São Tomé", "sao tome", true],
  ["America/St Johns Newfoundland", "st john", true],
  ["America/New York", "york new", true],
  ["Asia/Kathmandu Katmandu Nepal", "katm", true],
  ["Europe/Paris", "aris", false],
  ["Europe/Paris", "", true],
])("%s is found by “%s”: %s", (text, query, expected) => {
  expect(matchesWords(text, query)).toBe(expected);
});
