import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "#lib/testing/any-text.ts";
import { effort } from "#lib/testing/effort.ts";
import { csvLine, plainCell, readCsv, safeCell, separatorOf } from "./csv.ts";
import { longestCell, mostRows } from "./limits.ts";

/** An independent reader of RFC 4180, as small as the standard. */
function read4180(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows.at(-1) ?? [];
    const add = (sign: string) => row.push(`${row.pop() ?? ""}${sign}`);
    if (quoted) {
      if (text[i] !== '"') add(text[i] ?? "");
      else if (text[i + 1] === '"') add(text[++i] ?? "");
      else quoted = false;
    } else if (text[i] === '"') quoted = true;
    else if (text[i] === ",") row.push("");
    else if (text.startsWith("\r\n", i)) {
      rows.push([""]);
      i += 1;
    } else add(text[i] ?? "");
  }
  return rows.slice(0, -1);
}

describe("I14: no cell is a formula", () => {
  test.each([
    "=1+1",
    "+49 30 1234",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "  =1",
    "\u00a0=1",
    "'=1",
    "''+1",
    '=HYPERLINK("http://x","y")',
  ])("%j is written with an apostrophe and read without", async (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
    expect(plainCell(safeCell(cell))).toBe(cell);
    const [row = []] = read4180(csvLine(["x", cell, "y"]));
    expect(row).toEqual(["x", `'${cell}`, "y"]);
    const back = await readCsv(`a,b,c\r\n${csvLine(["x", cell, "y"])}`);
    expect(back.ok && back.value[1]).toEqual(["x", cell, "y"]);
  });

  test.each(["plain", "", "a=b", "'quoted'", "O'Neil", "it's", "5", "Zoë"])("%j stays as it is", (cell) => {
    expect(safeCell(cell)).toBe(cell);
    expect(plainCell(cell)).toBe(cell);
  });

  test("law: a table comes back as it went, and no cell of it runs", { timeout: 30_000 }, async () => {
    const cell = fc.oneof(anyText({ maxLength: 40 }), fc.stringMatching(/^['=+\-@\t\r\n ,;"＝a]{0,12}$/u));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const tidy = rows.map((row) => row.map((text) => text.toWellFormed()));
        const text = ["a,b,c\r\n", ...tidy.map((row) => csvLine(["x", ...row]))].join("");
        expect(read4180(text).slice(1)).toEqual(tidy.map((row) => ["x", ...row.map(safeCell)]));
        const back = await readCsv(text);
        expect(back.ok && back.value.slice(1)).toEqual(tidy.map((row) => ["x", ...row]));
      }),
      { numRuns: 60 },
    );
  });
});

test.each([
  ["a,b\n", ","],
  ["a;b\n1,2;3", ";"],
  ["a\tb\tc\n", "\t"],
  ['"a;b;c",d\n', ","],
  ["", ","],
] as const)("the separator of %j is %j", (text, separator) => expect(separatorOf(text)).toBe(separator));

describe("files that are no good are refused, quickly and with the line", () => {
  test.each([
    ["nothing", "", "empty"],
    ["blank lines", "\n\n\r\n", "empty"],
    ["a quote that never ends", `a,b\n"x,${"y".repeat(100)}`, "quote"],
    ["a quote in the middle", 'a,b\n"x"y,2', "quote"],
    ["an endless cell", `a\n${"x".repeat(longestCell + 1)}`, "cell_too_long"],
    ["too many rows", "a\n".repeat(mostRows + 2), "too_many_rows"],
    ["too many columns", `${"a,".repeat(300)}\n`, "too_many_columns"],
    ["5 MB of quotes", '"'.repeat(5 * 1024 * 1024), "cell_too_long"],
    ["5 MB of commas", ",".repeat(5 * 1024 * 1024), "too_many_columns"],
    ["5 MB in one cell", "x".repeat(5 * 1024 * 1024), "cell_too_long"],
  ])("%s", async (_, text, code) => {
    const { result: read, spent } = await effort(() => readCsv(text));
    expect(spent).toBeLessThan(4_000);
    expect(read.ok).toBe(false);
    // A slow machine stops before it has met the column that is too many.
    const also = code === "too_many_columns" ? ["too_slow"] : [];
    expect([code, ...also]).toContain(!read.ok && read.error.code);
  });

  test("a mark at the beginning, blank lines and short rows are nothing to stumble over", async () => {
    const read = await readCsv("\uFEFFa,b\r\n\r\n1\r\n2,3,4\r\n");
    expect(read.ok && read.value).toEqual([["a", "b"], ["1"], ["2", "3", "4"]]);
  });
});

test.each([
  ["-9.00", "-9.00"],
  ["45", "45"],
  ["-9.00+1", "'-9.00+1"],
  ["=1", "'=1"],
])("a number of ours stays one: %j is written as %j", (number, written) => {
  expect(csvLine(["x", { number }])).toBe(`x,${written}\r\n`);
});
