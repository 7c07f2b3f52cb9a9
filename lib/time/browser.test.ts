import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);

/** Every file that a file imports at run time, itself included. */
function reached(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = readFileSync(new URL(path, root), "utf8");
  for (const [, name = ""] of text.matchAll(/^(?:import|export)(?! type\b)[^;]*? from "([^"]+)";/gm)) {
    if (name.startsWith("#")) reached(name.slice(1), seen);
    else if (name.startsWith("."))
      reached(new URL(name, new URL(path, root)).href.slice(root.href.length), seen);
    else seen.add(name);
  }
  return seen;
}

test.each(["lib/time/format.ts", "lib/time/zone.ts", "lib/time/week.ts", "lib/availability/days.ts"])(
  "%s can go to the browser: it reaches neither Temporal (20 KB of polyfill) nor Node",
  (path) => {
    const files = [...reached(path)];
    expect(files.filter((file) => !file.startsWith("lib/time/") && file !== path)).toEqual([]);
    expect(files).not.toContain("lib/time/temporal.ts");
  },
);

test("the walk does find Temporal where it is used", () => {
  expect([...reached("lib/time/instant.ts")]).toContain("lib/time/temporal.ts");
});
