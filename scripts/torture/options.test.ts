import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("the contract's command line", () => {
  const args = ["--url", "https://book.example/", "--tenant", "acme", "--service", "cut", "--clients", "200"];
  expect(readOptions(args, {})).toMatchObject({
    ...{
      url: "https://book.example",
      tenant: "acme",
      service: "cut",
      clients: 200,
      minutes: 1,
      local: false,
    },
    database: undefined,
  });
  const database = "postgresql://punctual_platform@db/punctual";
  expect(readOptions(args, { DATABASE_URL_PLATFORM: database }).database).toBe(database);
});

test("a stack of its own: ten minutes, two and two, a kill every twenty seconds, and never the configured database", () => {
  expect(readOptions(["--local"], { DATABASE_URL_PLATFORM: "postgresql://real/one" })).toMatchObject({
    ...{ minutes: 10, web: 2, workers: 2, killEvery: 20, database: undefined, plant: false },
  });
});

test.each([
  ["nothing", [], /Usage/],
  ["no business", ["--url", "https://book.example"], /Usage/],
  [
    "a bug planted in somebody's database",
    ["--url", "https://book.example", "--tenant", "a", "--plant"],
    /--local only/,
  ],
  ["no clients", ["--local", "--clients", "0"], /--clients/],
  ["minutes that are none", ["--local", "--minutes", "soon"], /--minutes/],
  ["a flag that does not exist", ["--local", "--gently"], /gently/],
])("%s is refused with a sentence", (_what, args, words) =>
  expect(() => readOptions(args, {})).toThrow(words),
);
