import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const wrapper = /^export const \w+ = define(?:Public|User)?Action\(/;
/** The form's door of an action (post.ts): it has to lead to one of the wrapped ones beside it. */
const door = /^export const \w+ = definePost\(\s*(\w+),/;
const harmless = /^export (?:type|interface) /;
const directive = /^\s*["']use server["']/m;

/** What is wrong with the exports of a "use server" file: everything exported there can be called by anyone. */
function unguardedExports(source: string): string[] {
  const lines = source.split("\n");
  if (!directive.test(source)) return [];
  if (!/^["']use server["'];?\s*$/.test(lines.find((line) => line.trim() !== "") ?? ""))
    return ['"use server" stands inside a function: move the action to an actions.ts'];
  const wrapped = lines.filter((line) => wrapper.test(line));
  return lines.filter((line, index) => {
    const behind = door.exec(lines.slice(index, index + 2).join("\n"))?.[1];
    if (behind !== undefined) return !wrapped.some((other) => other.startsWith(`export const ${behind} = `));
    return /^\s*export\b/.test(line) && !wrapper.test(line) && !harmless.test(line);
  });
}

const root = new URL("../../", import.meta.url).pathname;
const files = globSync("{app,lib,components}/**/*.{ts,tsx}", { cwd: root })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, source: readFileSync(`${root}${file}`, "utf8") }))
  .filter(({ source }) => directive.test(source));

describe("every exported server action is made by a wrapper of define.ts", () => {
  test.each(files)("$file", ({ source }) => expect(unguardedExports(source)).toEqual([]));

  test("action names are unique", () => {
    const names = files.flatMap(({ source }) =>
      [...source.matchAll(/^ {2}name: "([^"]+)"/gm)].map((match) => match[1]),
    );
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("the check itself", () => {
  test.each([
    '"use server";\nexport async function removeEverything() {}',
    '"use server";\nexport default async () => {};',
    '"use server";\nexport { remove } from "./mutations.ts";',
    '"use server";\nexport * from "./mutations.ts";',
    '"use server";\nexport const remove = async () => {};',
    '"use server";\nexport const removePost = definePost(async () => removeEverything(), () => null);',
    '"use server";\nexport const removePost = definePost(importedAction, () => null);',
    'export function Page() {\n  async function remove() {\n    "use server";\n  }\n}',
  ])("finds %j", (source) => expect(unguardedExports(source)).toHaveLength(1));

  test("accepts wrapped ones and types", () => {
    const source =
      '"use server";\nexport type T = 1;\nexport const a = defineAction({});\nexport const b = definePublicAction({});';
    expect(unguardedExports(source)).toEqual([]);
    const post =
      '"use server";\nexport const aAction = defineAction({});\nexport const aPost = definePost(aAction, () => 1);';
    expect(unguardedExports(post)).toEqual([]);
  });
});
