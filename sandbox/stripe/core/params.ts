import { z } from "zod";
import type { Form } from "./form.ts";
import { badParameter, type Refusal } from "./refusal.ts";

/** Only names that the SDK knows for this call can be listed; the others are refused as unknown. */
type Shape<T> = { [K in keyof T]?: z.ZodType };

export const params =
  <T>() =>
  <S extends Shape<T>>(shape: S & Record<Exclude<keyof S, keyof T>, never>) =>
    z.strictObject(shape as S);

const problem = (context: z.RefinementCtx, message: string, code?: string): never => {
  context.addIssue({ code: "custom", message, params: { code } });
  return z.NEVER;
};

export const text = z
  .string()
  .transform((value, context) =>
    value === ""
      ? problem(
          context,
          "You passed an empty string. Unset the parameter or pass a value.",
          "parameter_invalid_empty",
        )
      : value.length > 5000
        ? problem(context, "Invalid string: it must be at most 5000 characters.")
        : value,
  );

/** An empty string unsets what was set before. */
export const clearable = z.string().transform((value) => (value === "" ? null : value));

export const whole = z
  .string()
  .transform((value, context) =>
    /^-?\d{1,15}$/.test(value)
      ? Number(value)
      : problem(context, `Invalid integer: ${value}`, "parameter_invalid_integer"),
  );

export const atLeast = (least: number) =>
  whole.transform((value, context) =>
    value >= least
      ? value
      : problem(
          context,
          least === 1 ? "Invalid positive integer" : `This value must be greater than or equal to ${least}.`,
          "parameter_invalid_integer",
        ),
  );

export const flag = z
  .string()
  .transform((value, context) =>
    value === "true" || value === "false" ? value === "true" : problem(context, `Invalid boolean: ${value}`),
  );

export const url = z
  .string()
  .transform((value, context) =>
    URL.canParse(value) && /^https?:/.test(value)
      ? value
      : problem(context, "Not a valid URL", "url_invalid"),
  );

export const email = z
  .string()
  .transform((value, context) =>
    /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)
      ? value
      : problem(context, `Invalid email address: ${value}`, "email_invalid"),
  );

export const currency = z
  .string()
  .transform((value, context) =>
    /^[a-z]{3}$/i.test(value) ? value.toLowerCase() : problem(context, `Invalid currency: ${value}`),
  );

export const oneOf = <const T extends string>(...values: readonly T[]) =>
  z.string().transform((value, context): T => {
    const known = values.find((one) => one === value);
    return known ?? problem(context, `Invalid value: must be one of ${values.join(", ")}. Got: ${value}`);
  });

export type MetadataChange = Record<string, string> | null;
/** At most 50 keys of 40 characters with values of 500; an empty value removes its key, an empty string all. */
export const metadata = z
  .union([z.literal(""), z.record(z.string(), z.string())])
  .transform((value, context): MetadataChange => {
    if (value === "") return null;
    const entries = Object.entries(value);
    if (entries.length > 50) return problem(context, "Metadata can have at most 50 keys.");
    const long = entries.find(([key, one]) => key.length > 40 || one.length > 500);
    return long
      ? problem(context, `Metadata keys have at most 40 characters and values at most 500: ${long[0]}`)
      : value;
  });

export function changedMetadata(before: Record<string, string>, change: MetadataChange | undefined) {
  if (change === null) return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ""));
}

/** Reads the parameters, or throws what Stripe says about the first one that is wrong. */
export function readParams<T>(schema: z.ZodType<T>, form: Form): T {
  const read = schema.safeParse(form);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw issue ? refusalFor(issue, form) : badParameter("Invalid parameters");
}

function refusalFor(issue: z.core.$ZodIssue, form: Form): Refusal {
  if (issue.code === "unrecognized_keys") {
    const param = written([...issue.path, issue.keys[0] ?? ""]);
    return badParameter(`Received unknown parameter: ${param}`, { code: "parameter_unknown", param });
  }
  const param = written(issue.path);
  const value = at(form, issue.path);
  if (value === undefined)
    return badParameter(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  if (issue.code === "custom") {
    const code: unknown = issue.params?.code;
    return badParameter(issue.message, { param, ...(typeof code === "string" ? { code } : {}) });
  }
  return badParameter(`Invalid value for ${param}: ${JSON.stringify(value)}`, { param });
}

const written = (path: PropertyKey[]): string =>
  path.map((key, index) => (index === 0 ? String(key) : `[${String(key)}]`)).join("");

function at(form: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    form,
  );
}
