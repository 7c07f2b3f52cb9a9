import { expect, test } from "vitest";
import { type AppliedMigration, type Migration, pendingMigrations } from "./migrations.ts";

const migration = (name: string): Migration => ({ name, sql: name, checksum: `sum of ${name}` });
const applied = (name: string, more: Partial<AppliedMigration> = {}): AppliedMigration => ({
  migration_name: name,
  checksum: `sum of ${name}`,
  finished_at: new Date(0),
  rolled_back_at: null,
  ...more,
});
const names = (migrations: Migration[]) => migrations.map(({ name }) => name);

test("what is missing is pending, in order, also between applied ones", () => {
  const all = [migration("1"), migration("2"), migration("3")];
  expect(names(pendingMigrations(all, []))).toEqual(["1", "2", "3"]);
  expect(names(pendingMigrations(all, [applied("1"), applied("3")]))).toEqual(["2"]);
});

test("a migration that was rolled back is pending again", () => {
  const history = [applied("1", { finished_at: null, rolled_back_at: new Date(0) })];
  expect(names(pendingMigrations([migration("1")], history))).toEqual(["1"]);
});

test("an older copy starts against a newer schema", () => {
  expect(pendingMigrations([migration("1")], [applied("1"), applied("2")])).toEqual([]);
});

test("an edited or a half-done migration is refused by name", () => {
  expect(() => pendingMigrations([migration("1")], [applied("1", { checksum: "other" })])).toThrow(
    "Migration 1 was edited after it was applied.",
  );
  expect(() => pendingMigrations([], [applied("1", { finished_at: null })])).toThrow("Migration 1 was begun");
});
