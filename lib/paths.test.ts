import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { paths, reservedSlugs } from "./paths.ts";

const root = join(import.meta.dirname, "..");

test("A18: what an address is made of cannot lead to another host", () => {
  for (const path of [
    paths.tenant("//evil.test"),
    paths.service("//evil.test", "cut", { staff: "ana" }),
    paths.service("..", "/evil.test"),
    paths.service("\\evil.test", "cut"),
  ])
    expect(new URL(path, "https://punctual.test").host).toBe("punctual.test");
  expect(paths.service("//evil.test", "cut")).toBe("/%2F%2Fevil.test/cut");
  expect(paths.service("juniper", "beard-trim", { start: "x" })).toBe("/juniper/beard-trim?start=x");
});

test("no business can take the address of a file or folder that is served as it is", () => {
  const served = readdirSync(join(root, "public"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(served.map(({ name }) => name).filter((name) => !reservedSlugs.has(name))).toEqual([]);
});
