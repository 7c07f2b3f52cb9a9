import { z } from "zod";
import { customerField } from "#lib/customers/schema.ts";
import { emailField } from "#lib/email/schema.ts";
import { readId } from "#lib/ids.ts";
import {
  asksForSomething,
  customerFields,
  durationField,
  idempotencyKeyField,
  partyField,
  slugField,
  startField,
  textField,
} from "./schema.ts";

/** A booking's shown id (`bkg_…`), read into the bare one. */
export const bookingField = z.string().transform((text, context) => {
  const id = readId("booking", text);
  if (id) return id;
  context.addIssue({ code: "custom", message: "This is not a booking." });
  return z.NEVER;
});

const change = { booking: bookingField, version: z.number().int().positive() };

/** Whoever walks in or calls may have no address; `id`: somebody who was here before. */
export const staffCustomer = customerFields.omit({ locale: true, email: true }).extend({
  email: emailField.optional(),
  id: customerField.optional(),
});

export const staffBookingInput = z.strictObject({
  service: slugField,
  start: startField,
  staff: slugField.optional(),
  party: partyField.optional(),
  durationMinutes: durationField.optional(),
  squeeze: z.boolean().optional(),
  customer: staffCustomer,
  note: textField(2000).optional(),
  /** Made once per form, so that pressing twice books once. */
  key: idempotencyKeyField,
});
export const staffMoveInput = z
  .strictObject({
    ...change,
    start: startField.optional(),
    staff: slugField.optional(),
    service: slugField.optional(),
    party: partyField.optional(),
    durationMinutes: durationField.optional(),
    squeeze: z.boolean().optional(),
  })
  .refine(...asksForSomething);
export const staffCancelInput = z.strictObject({ ...change, reason: textField(500).optional() });
export const staffAnswerInput = z.strictObject({
  ...change,
  approve: z.boolean(),
  reason: textField(500).optional(),
});
export const staffMarkInput = z.strictObject({ ...change, outcome: z.enum(["completed", "no_show"]) });
export const staffNoteInput = z.strictObject({ booking: bookingField, note: textField(2000) });
