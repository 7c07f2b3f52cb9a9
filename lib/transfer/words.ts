import { defaultLocale, type Locale } from "#lib/i18n/locales.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDateTime, formatTimeRange } from "#lib/time/format.ts";
import type { Field } from "./fields.ts";
import { fileBytes, longestCell, mostColumns, mostRows } from "./limits.ts";
import type { Row } from "./plan.ts";
import type { ImportOptions } from "./schema.ts";
import type { Table, TableProblem } from "./table-shape.ts";
import type { UploadProblem } from "./upload.ts";
import { lineOf } from "./values.ts";
import type { Why } from "./why.ts";

/** The language, place and zone that sentences are written for. */
export interface WordsFor {
  locale: Locale;
  /** For dates. */
  region: string;
  timezone: string;
}

/** For programs: English, in the business's zone. */
export const apiWords = ({ timezone }: { timezone: string }): WordsFor => ({ ...plainWords, timezone });

const plainWords: WordsFor = { locale: defaultLocale, region: "en", timezone: "UTC" };

const translator = ({ locale }: WordsFor): Translator<"transfer"> => getTranslator(locale, "transfer");

/** Why a file could not be read, as a sentence. */
export const tableSentence = (problem: TableProblem, words: WordsFor = plainWords): string =>
  translator(words)(`file.${problem.code}`, {
    line: problem.line ?? 0,
    rows: mostRows,
    columns: mostColumns,
    characters: longestCell,
  });

/** Why an upload brought nothing to read, as a sentence. */
export function uploadSentence(problem: UploadProblem, words: WordsFor = plainWords): string {
  const t = translator(words);
  if (problem === "too_large") return t("file.too_large", { megabytes: Math.floor(fileBytes / 1_048_576) });
  if (problem === "nothing") return t("import.nothing");
  if (problem === "too_often") return t("import.too_often");
  return problem === "not_text" ? t("file.not_text") : t("import.failed");
}

const uploadProblems: readonly UploadProblem[] = ["too_large", "nothing", "not_text", "failed", "too_often"];

/** The sentence for what the address of the page says went wrong, for forms without a script. */
export function problemOfUpload(code: string | string[] | undefined, words: WordsFor): string | null {
  if (code === undefined) return null;
  const known = uploadProblems.find((problem) => problem === code);
  return known ? uploadSentence(known, words) : translator(words)("import.unreadable");
}

/** Why one row is not taken, as a sentence. */
export function whySentence({ code, values }: Why, words: WordsFor = plainWords): string {
  const { region, timezone } = words;
  const { from, to, start } = values;
  const when =
    typeof from === "number" && typeof to === "number"
      ? formatTimeRange(from, to, region, timezone)
      : typeof start === "number"
        ? formatDateTime(start, region, timezone, "dated")
        : "";
  const t = translator(words);
  if (code === "taken_booking" && !values.other)
    return t("why.taken_block", { who: String(values.who), when });
  return t(`why.${code}`, { ...values, when });
}

export const fieldName = (field: Field, words: WordsFor = plainWords): string =>
  translator(words)(`field.${field}`);

/** What the list says of a row: whom it is about, a sentence, and the column at fault as the file calls it. */
export function describeRow(
  row: Row,
  { table, options }: { table: Table; options: Pick<ImportOptions, "mapping"> },
  words: WordsFor = plainWords,
): { title: string; detail: string; column: string | null } {
  const { name, start, service, staff } = row.title;
  const when = start === null ? "" : formatDateTime(start, words.region, words.timezone, "dated");
  const title = [name, service, staff, when].filter(Boolean).join(" · ");
  const cells = (table.rows[row.number - 1] ?? []).filter(Boolean).slice(0, 4).join(" · ");
  const changed = row.changes.map(({ field, from, to }) =>
    translator(words)("change", { field: fieldName(field, words), from: from || "–", to }),
  );
  const blame = row.why?.blame;
  return {
    title: title || lineOf(cells, 120),
    detail: row.why ? whySentence(row.why, words) : changed.join(" "),
    column: blame ? (table.columns[options.mapping[blame] ?? -1] ?? fieldName(blame, words)) : null,
  };
}
