import { describe, expect, test } from "vitest";
import { createStatementNames } from "./statement-names.ts";

const failing = (code: string) => Object.assign(new Error("refused"), { code });

describe("names of statements", () => {
  test("what is rare has none; what is sent often keeps one, each text its own", () => {
    const names = createStatementNames({ useAfter: 3 });
    const asked = () => ["SELECT 1", "SELECT 2"].map((text) => names.nameOf(text));
    expect([asked(), asked()]).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    const [first, second] = asked();
    expect(first).toMatch(/^s0_[0-9a-f]{24}$/);
    expect(second).not.toBe(first);
    expect(asked()).toEqual([first, second]);
  });

  test("only so many are kept, for plans take memory on every connection", () => {
    const names = createStatementNames({ useAfter: 1 });
    const given = Array.from({ length: 500 }, (_, i) => names.nameOf(`SELECT ${i}`));
    expect(given.filter((name) => name !== undefined)).toHaveLength(120);
    expect(names.nameOf("SELECT 0")).toBe(given[0]);
  });

  test("after a failure that comes of a name, the next try goes without, later ones under another", () => {
    const names = createStatementNames({ useAfter: 2 });
    names.nameOf("SELECT 1");
    const before = names.nameOf("SELECT 1");
    expect(names.blame(failing("26000"))).toBe(true);
    expect(names.nameOf("SELECT 1")).toBe(undefined);
    const after = names.nameOf("SELECT 1");
    expect(after).toMatch(/^s1_/);
    expect(after?.slice(3)).toBe(before?.slice(3));
  });

  test("other failures are not a name's; where names never hold, it goes on without for good", () => {
    const heard: unknown[] = [];
    const names = createStatementNames({ useAfter: 1, chances: 3, onGivenUp: (error) => heard.push(error) });
    for (const code of ["40001", "23505", "22012"]) expect(names.blame(failing(code))).toBe(false);
    for (const code of ["26000", "42P05", "0A000"]) expect(names.blame(failing(code))).toBe(true);
    expect(names.nameOf("SELECT 1")).toBe(undefined);
    expect(names.blame(failing("26000"))).toBe(false);
    expect(heard).toEqual([failing("0A000")]);
  });
});
