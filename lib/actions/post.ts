import { redirect } from "next/navigation";
import type { Problem } from "#lib/errors.ts";
import type { Result } from "#lib/result.ts";

/** What a form comes back with after it was sent: how it ended, and what had been typed, so that nothing is lost. */
export interface Sent<T> {
  result: Result<T, Problem>;
  typed: Readonly<Record<string, string>>;
}

/** What a `<form action>` takes through `useActionState`. */
export type Post<T> = (before: Sent<T> | null, form: FormData) => Promise<Sent<T>>;

/** The text of a field; "" for one that did not come. */
type Text = (name: string) => string;

/**
 * The door of an action for forms that are sent without a script: `read` makes its input from the fields, and where
 * it went well `onward` says which page comes next. All checks are the action's own. In a "use server" file:
 * `export const cancelPost = definePost(cancelAction, (text) => ({ … }))`.
 */
export function definePost<I, T>(
  action: (input: I) => Promise<Result<T, Problem>>,
  read: (text: Text) => I,
  onward?: (value: T) => string,
): Post<T> {
  return async (_before, form) => {
    const typed = textsOf(form);
    const result = await action(read((name) => typed[name] ?? ""));
    if (result.ok && onward) redirect(onward(result.value));
    return { result, typed };
  };
}

/** Only text, and none of React's own fields. Whoever calls by hand may send anything instead of a form (X8). */
function textsOf(form: unknown): Record<string, string> {
  if (!(form instanceof FormData)) return {};
  const texts = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith("$")));
}
