import { join } from "node:path";
import { expect, test } from "vitest";
import { playwrightFailures, toldFailures, vitestFailures } from "./failures.ts";
import { projectRoot } from "./project.ts";

const failed = (fullName: string, ...failureMessages: string[]) => ({
  status: "failed",
  fullName,
  failureMessages,
});
const passed = (fullName: string) => ({ status: "passed", fullName, failureMessages: [] });
const at = (file: string) => join(projectRoot, file);

test("Vitest's failed tests, by file and full name", () => {
  const testResults = [
    { name: at("lib/a.test.ts"), status: "passed", message: "", assertionResults: [passed("fine")] },
    {
      name: at("lib/b.db.test.ts"),
      status: "failed",
      message: "",
      assertionResults: [passed("fine"), failed("holds run out", "AssertionError: 1", "Error: 2")],
    },
  ];
  expect(vitestFailures({ testResults })).toEqual([
    { file: "lib/b.db.test.ts", name: "holds run out", message: "AssertionError: 1\nError: 2" },
  ]);
});

test("a file that broke before its first test, or in a hook, is named itself", () => {
  const name = at("lib/a.test.ts");
  const broken = { name, status: "failed", message: "Cannot find module", assertionResults: [] };
  const hook = { ...broken, message: "hook", assertionResults: [passed("fine")] };
  expect(vitestFailures({ testResults: [broken, hook] })).toEqual([
    { file: "lib/a.test.ts", name: "the file itself", message: "Cannot find module" },
    { file: "lib/a.test.ts", name: "the file itself", message: "hook" },
  ]);
});

test("Playwright's failed and flaky tests, however deep, and what failed outside of every test", () => {
  const spec = (title: string, ...runs: { status: string; messages: string[] }[]) => ({
    title,
    tests: runs.map(({ status, messages }) => ({
      status,
      results: messages.map((message) => ({ errors: [{ message }] })),
    })),
  });
  const file = "booking.spec.ts";
  const inner = {
    title: "on a phone",
    file,
    specs: [
      spec("books", { status: "unexpected", messages: ["no button"] }),
      spec("moves", { status: "flaky", messages: ["first", "second"] }),
      spec("pays", { status: "skipped", messages: [] }),
    ],
  };
  const suites = [
    { title: file, file, specs: [spec("opens", { status: "expected", messages: [] })], suites: [inner] },
  ];
  expect(playwrightFailures({ suites, errors: [{ message: "No tests found" }] })).toEqual([
    { file: "playwright.config.ts", name: "outside every test", message: "No tests found" },
    { file: "e2e/booking.spec.ts", name: "on a phone books", message: "no button" },
    { file: "e2e/booking.spec.ts", name: "on a phone moves", message: "first\nsecond" },
  ]);
});

test("a runner that wrote no report names nothing", () => {
  expect([...vitestFailures(undefined), ...playwrightFailures(undefined)]).toEqual([]);
});

test("tells the first lines of the first failures, without what says nothing, and how many more there are", () => {
  const message =
    "\u001b[31mExpected 1\u001b[39m\n\n    at file:///a/node_modules/b.js:1:2\n    at new Promise (<anonymous>)\n  got 2\nthird\n";
  const failures = ["one", "two", "three"].map((name) => ({ file: "lib/a.test.ts", name, message }));
  expect(toldFailures(failures, { most: 2, lines: 2 })).toEqual([
    "  lib/a.test.ts: one",
    "      Expected 1",
    "        got 2",
    "  lib/a.test.ts: two",
    "      Expected 1",
    "        got 2",
    "  and 1 more",
  ]);
  expect(toldFailures(failures)).toHaveLength(12);
  expect(toldFailures([])).toEqual([]);
  const [, line] = toldFailures([{ file: "a", name: "b", message: "x".repeat(5_000) }]);
  expect(line).toHaveLength(206);
});
