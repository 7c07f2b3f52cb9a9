import { expect, test } from "vitest";
import { getTranslator } from "#lib/i18n/messages.ts";
import { spanWords } from "./span-words.ts";

const t = getTranslator("en", "hours");

test.each([
  [540, 1020, "9:00 AM – 5:00 PM"],
  [0, 1440, "All day"],
  [1080, 1440, "6:00 PM – midnight"],
  [1320, 1800, "10:00 PM – 6:00 AM (next day)"],
])("from minute %i to %i is %s", (from, to, words) => {
  expect(spanWords(t, { from, to }, "en-US")).toBe(words);
});
