import type { ReadProblem } from "./csv.ts";
import type { Kind } from "./fields.ts";

/** A file as everything after the reading sees it: named columns and rows of text. */
export interface Table {
  columns: readonly string[];
  /** Row n of the file is `rows[n - 1]`; shorter rows lack their last cells. */
  rows: readonly (readonly string[])[];
  /** What the file itself says it holds. */
  kind: Kind | null;
}

export type Format = "csv" | "json" | "ics";

export type TableProblem = ReadProblem | { code: "not_json" | "not_calendar" | "two_kinds"; line?: number };
