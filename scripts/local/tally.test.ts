import { expect, test } from "vitest";
import { playwrightTally, single, sum, vitestTally } from "./tally.ts";

const files = (...assertionResults: { status: string }[][]) =>
  assertionResults.map((results) => ({
    status: results.every((result) => result.status === "passed") && results.length > 0 ? "passed" : "failed",
    assertionResults: results,
  }));
const passed = { status: "passed" };
const failed = { status: "failed" };

test("counts what Vitest found", () => {
  const report = {
    numPassedTests: 2,
    numFailedTests: 1,
    numPendingTests: 1,
    testResults: files([passed, failed], [passed]),
  };
  expect(vitestTally(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
});

test("a file that breaks before its first test is a failure", () => {
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: files([passed], []) };
  expect(vitestTally(report, 1)).toMatchObject({ passed: 1, failed: 1 });
});

test("a runner that crashed or ran nothing is a failure, whatever it reports", () => {
  expect(vitestTally(undefined, 1)).toMatchObject({ failed: 1 });
  expect(vitestTally({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 1)).toMatchObject({
    failed: 1,
  });
  expect(vitestTally({ numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0)).toMatchObject({
    failed: 1,
  });
  expect(playwrightTally(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
});

test("a browser test that needed a second try is a failure", () => {
  const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 0 };
  expect(playwrightTally({ stats }, 0)).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test("adds up", () => {
  expect(sum([single(0), single(2), { passed: 3, failed: 0, skipped: 1 }])).toEqual({
    passed: 4,
    failed: 1,
    skipped: 1,
  });
});
