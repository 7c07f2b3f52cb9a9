/** What a form's fields nest to: `a[b][0]=c` is `{ a: { b: ["c"] } }`. */
export type Form = { [name: string]: FormValue };
export type FormValue = string | FormValue[] | Form;

const field = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/** Reads `application/x-www-form-urlencoded` with brackets, or null where a name cannot be read. */
export function readForm(text: string): Form | null {
  const root: Form = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const found = field.exec(name);
    if (!found) return null;
    const keys = [
      found[1] ?? "",
      ...[...(found[2] ?? "").matchAll(/\[([^\]]*)\]/g)].map((one) => one[1] ?? ""),
    ];
    if (!place(root, keys, value)) return null;
  }
  return withArrays(root);
}

function place(root: Form, keys: string[], value: string): boolean {
  let inside = root;
  for (const key of keys.slice(0, -1)) {
    const next = inside[key] ?? Object.create(null);
    if (typeof next === "string" || Array.isArray(next)) return false;
    inside[key] = next;
    inside = next;
  }
  const last = keys.at(-1) ?? "";
  const name = last === "" ? String(Object.keys(inside).length) : last;
  inside[name] = value;
  return true;
}

/** `{ 0: a, 1: b }` was a list. */
function withArrays(form: Form): Form {
  const nested = (value: FormValue): FormValue => {
    if (typeof value === "string" || Array.isArray(value)) return value;
    const keys = Object.keys(value);
    if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key)))
      return keys.sort((a, b) => Number(a) - Number(b)).map((key) => nested(value[key] ?? ""));
    return withArrays(value);
  };
  return Object.fromEntries(Object.entries(form).map(([key, value]) => [key, nested(value)]));
}
