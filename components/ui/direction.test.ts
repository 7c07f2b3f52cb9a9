import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const literal = /(["'`])((?:(?!\1)[^\n])*)\1/g;
// Behind any variant ("sm:", "hover:"), with any value: "-ml-2", "left-0", "border-r", "text-left", "rounded-tl-md".
const physical =
  /(?:^|[\s:!])(-?(?:m[lr]|p[lr]|scroll-[mp][lr]|left|right|rounded-[tb]?[lr]|border-[lr])-[\w[(]\S*|border-[lr]|rounded-[tb]?[lr]|(?:text|float|clear)-(?:left|right))(?=\s|$)/g;

const physicalIn = (source: string): string[] =>
  [...source.matchAll(literal)].flatMap(([, , words = ""]) =>
    [...words.matchAll(physical)].map(([, name = ""]) => name),
  );

test("knows a physical side from a logical one", () => {
  const source = `<p className="ms-2 sm:ml-4 text-start rounded-l border-e" id={cx("left-0", 'hover:text-right')} />`;
  expect(physicalIn(source)).toEqual(["ml-4", "rounded-l", "left-0", "text-right"]);
});

test("no class names a physical side: on half of the world's pages left and right are the other way round", () => {
  const found = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx$|class(es)?\.ts$/.test(file))
      .flatMap((file) =>
        physicalIn(readFileSync(`${folder}/${file}`, "utf8")).map((name) => `${folder}/${file}: ${name}`),
      ),
  );
  expect(found).toEqual([]);
});
