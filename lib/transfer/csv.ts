import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { err, ok, type Result } from "#lib/result.ts";
import { longestCell, mostColumns, mostReadingMs, mostRows } from "./limits.ts";

/**
 * What a spreadsheet would take for a formula (case I14): `= + - @` and their full-width forms, also after blanks, and
 * cells that begin with a control character.
 */
const formula = /^(?:[\t\r\n\0]|\s*[=+\-@＝＋－＠])/u;
const guarded = /^'+(?:[\t\r\n\0]|\s*[=+\-@＝＋－＠])/u;

/** A cell that no spreadsheet runs: an apostrophe goes before what looks like a formula, and before its own kind. */
export const safeCell = (text: string): string =>
  formula.test(text) || guarded.test(text) ? `'${text}` : text;

/** Takes the apostrophe of `safeCell` off again: phones such as +49 30 … survive the round trip. */
export const plainCell = (text: string): string => (guarded.test(text) ? text.slice(1) : text);

const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A number that a spreadsheet shall add up: its minus begins no formula, but an apostrophe would make it a text. */
export interface NumberCell {
  number: string;
}

const bare = /^-?\d+(?:\.\d+)?$/;

const written = (cell: string | NumberCell): string => {
  if (typeof cell === "string") return safeCell(cell);
  return bare.test(cell.number) ? cell.number : safeCell(cell.number);
};

/** One line of RFC 4180, with its line end. */
export const csvLine = (cells: readonly (string | NumberCell)[]): string =>
  `${cells.map((cell) => quoted(written(cell))).join(",")}\r\n`;

/** Why a file could not be read; `line` counts from 1. */
export interface ReadProblem {
  code: "empty" | "too_many_rows" | "too_many_columns" | "cell_too_long" | "quote" | "broken" | "too_slow";
  line?: number;
}

/** The separator that the first line has most of, outside quotes. */
export function separatorOf(text: string): "," | ";" | "\t" {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 20_000))?.[0] ?? "";
  const plain = line.replace(/"(?:[^"]|"")*"/g, "");
  const count = (separator: string) => plain.split(separator).length;
  return count(";") > count(",") ? ";" : count("\t") > count(",") ? "\t" : ",";
}

class TooSlow extends Error {}

/** Pieces, so that the parser works as the text comes; the clock is looked at before each of them. */
function* pieces(text: string): Generator<string> {
  const begun = performance.now();
  for (let at = 0; at < text.length; at += 65_536) {
    if (performance.now() - begun > mostReadingMs) throw new TooSlow();
    yield text.slice(at, at + 65_536);
  }
}

const codes: Record<string, ReadProblem["code"]> = {
  CSV_MAX_RECORD_SIZE: "cell_too_long",
  CSV_QUOTE_NOT_CLOSED: "quote",
  CSV_INVALID_CLOSING_QUOTE: "quote",
  INVALID_OPENING_QUOTE: "quote",
};

/** Records of a CSV text, apostrophes of `safeCell` taken off. Bounded in rows, columns, cells and time. */
export async function readCsv(text: string): Promise<Result<string[][], ReadProblem>> {
  const source = Readable.from(pieces(text), { objectMode: true, highWaterMark: 1 });
  const parser = source.pipe(
    parse({
      bom: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestCell * 20,
    }),
  );
  // `pipe` hands no errors on.
  source.once("error", (error) => parser.destroy(error));
  const records: string[][] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const line = records.length + 1;
      if (record.length > mostColumns) return err({ code: "too_many_columns", line });
      if (record.some((cell) => cell.length > longestCell)) return err({ code: "cell_too_long", line });
      if (line > mostRows + 1) return err({ code: "too_many_rows" });
      records.push(record.map(plainCell));
    }
  } catch (error) {
    if (error instanceof TooSlow) return err({ code: "too_slow" });
    if (!(error instanceof CsvError)) throw error;
    return err({ code: codes[error.code] ?? "broken", line: records.length + 1 });
  } finally {
    source.destroy();
    parser.destroy();
  }
  return records.length > 0 ? ok(records) : err({ code: "empty" });
}
