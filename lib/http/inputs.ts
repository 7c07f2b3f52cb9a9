import { z } from "zod";
import { asksForSomething, changeFields, slugField, textField, versionField } from "#lib/booking/schema.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";

/** The business may change everything; in the customer's zone when it names none. */
export const businessMoveInput = z
  .strictObject({
    ...changeFields,
    staff: slugField.optional(),
    service: slugField.optional(),
    version: versionField,
  })
  .refine(...asksForSomething);

export const cancelInput = z.strictObject({ reason: textField(500).optional() });

/** The Idempotency-Key of a request, when it sent one: visible ASCII, at most 255 characters. */
export function idempotencyKey(headers: Headers): Result<string | null, Problem> {
  const key = headers.get("idempotency-key");
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return ok(key);
  return err(
    problem("invalid", {
      errors: [{ path: "Idempotency-Key", message: "Please use 1 to 255 visible ASCII characters." }],
    }),
  );
}
