import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestEnvironment, testEnvironment } from "#lib/db/testing/environment.ts";
import { newId } from "#lib/ids.ts";
import { readRowToken, rowToken } from "./row-token.ts";

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await testEnvironment();
});
afterAll(() => environment.drop());

test("A14: a token opens what it was made for, and no other way to write it opens anything", () => {
  const [tenantId, rowId] = [newId(), newId()];
  const token = rowToken("w", "waitlist", tenantId, rowId);
  expect(readRowToken("w", "waitlist", token)).toEqual({ tenantId, rowId });
  expect(readRowToken("w", "decision", token)).toBeNull();
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = [...letters].filter((letter) => readRowToken("w", "waitlist", token.slice(0, -1) + letter));
  expect(last).toEqual([token.at(-1)]);
});
