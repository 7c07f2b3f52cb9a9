import { isUuid } from "#lib/ids.ts";

type Value = number | string | readonly string[];

/** SQL that was put together here, with its values beside it: `parts` has one more than `values`. */
export interface Sql {
  readonly parts: readonly string[];
  readonly values: readonly Value[];
}

/** Every value in a template becomes a parameter, another `Sql` a part of it. */
export function sql(strings: TemplateStringsArray, ...given: (Value | Sql)[]): Sql {
  const parts = [strings[0] ?? ""];
  const values: Value[] = [];
  const write = (text: string) => parts.push((parts.pop() ?? "") + text);
  for (const [i, value] of given.entries()) {
    if (typeof value === "object" && "parts" in value) {
      write(value.parts[0] ?? "");
      parts.push(...value.parts.slice(1));
      values.push(...value.values);
      write(strings[i + 1] ?? "");
    } else {
      values.push(value);
      parts.push(strings[i + 1] ?? "");
    }
  }
  return { parts, values };
}

/** As Postgres reads it from text. @throws TypeError for numbers and lists that would not arrive as they are */
function parameter(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (typeof value === "object" && value.every(isUuid)) return `{${value.join(",")}}`;
  throw new TypeError("A statement takes whole numbers, text, and lists of UUIDs");
}

/** The text with `$1`, `$2` … and what they stand for, as text too. */
export function textOf({ parts, values }: Sql): { text: string; values: string[] } {
  const text = parts.reduce((before, part, i) => `${before}$${i}${part}`);
  return { text, values: values.map(parameter) };
}
