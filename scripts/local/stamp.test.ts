import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint, isStamped, stamp } from "./stamp.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "punctual-stamp-"));
  mkdirSync(join(root, "app/deep"), { recursive: true });
  writeFileSync(join(root, "app/deep/page.tsx"), "one");
});
afterEach(() => rmSync(root, { recursive: true }));

const print = () => fingerprint(root, ["app", "proxy.ts"], (path) => path.endsWith(".test.ts"));

test("the same content has the same fingerprint; other content, another name or a new file does not", () => {
  const before = print();
  expect(print()).toBe(before);
  writeFileSync(join(root, "app/deep/page.tsx"), "two");
  const changed = print();
  expect(changed).not.toBe(before);
  renameSync(join(root, "app/deep/page.tsx"), join(root, "app/deep/other.tsx"));
  expect(print()).not.toBe(changed);
});

test("a file that appears where there was none changes it, a test does not", () => {
  const before = print();
  writeFileSync(join(root, "app/page.test.ts"), "x");
  expect(print()).toBe(before);
  writeFileSync(join(root, "proxy.ts"), "");
  expect(print()).not.toBe(before);
});

test("content cannot move between files unseen", () => {
  writeFileSync(join(root, "app/a"), "xy");
  writeFileSync(join(root, "app/b"), "z");
  const before = print();
  writeFileSync(join(root, "app/a"), "x");
  writeFileSync(join(root, "app/b"), "yz");
  expect(print()).not.toBe(before);
});

test("a stamp holds until the fingerprint changes", () => {
  const file = join(root, "out/.stamp");
  expect(isStamped(file, "a")).toBe(false);
  stamp(file, "a");
  expect(isStamped(file, "a")).toBe(true);
  expect(isStamped(file, "b")).toBe(false);
});
