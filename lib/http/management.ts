import { z } from "zod";
import { countField } from "#lib/availability/schema.ts";
import { slugField, startField } from "#lib/booking/schema.ts";
import { type BookingStatus, bookingStatuses } from "#lib/booking/states.ts";
import { emailField } from "#lib/email/schema.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { readId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { isDate } from "#lib/time/civil.ts";
import { parseInstant } from "#lib/time/instant.ts";
import { spanOfDates } from "#lib/time/local-day.ts";
import { instant } from "./schema.ts";

// What the management API is asked with and answers, beside bookings themselves (contract 2).

const dayOrInstant = z
  .string()
  .max(40)
  .refine((text) => isDate(text) || parseInstant(text) !== null, "This is neither a date nor an instant.")
  .meta({ description: "A local date of the business, or an RFC 3339 instant.", example: "2026-12-01" });

export const bookingsQuery = z.strictObject({
  from: dayOrInstant.optional(),
  to: dayOrInstant.meta({ description: "A date is included, an instant is not." }).optional(),
  status: z
    .string()
    .max(200)
    .transform((text, context): BookingStatus[] => {
      const found = text.split(",").map((part) => bookingStatuses.find((status) => status === part));
      const known = found.filter((status) => status !== undefined);
      if (known.length === found.length) return known;
      context.addIssue({ code: "custom", message: `Use one or more of: ${bookingStatuses.join(", ")}.` });
      return z.NEVER;
    })
    .meta({ description: "One status, or several with commas.", example: "confirmed" })
    .optional(),
  cursor: z.string().max(200).optional(),
  limit: countField(200).optional(),
});

/** The instant that a bound means: a date is a whole local day of the business. */
export function boundOf(text: string | undefined, side: "from" | "to", timezone: string): Date | undefined {
  if (text === undefined) return undefined;
  const ms = parseInstant(text);
  if (ms !== null) return new Date(ms);
  const span = spanOfDates(text, text, timezone);
  return span ? new Date(span[side] * 60_000) : undefined;
}

export const explainQuery = z.strictObject({
  service: slugField,
  start: startField.meta({ format: "date-time", example: "2026-12-01T09:00:00-05:00" }),
  staff: slugField.optional(),
  duration: countField(1440).meta({ description: "Minutes: one of the service's lengths." }).optional(),
  customer: emailField.meta({ description: "For limits per customer." }).optional(),
  asOf: z
    .string()
    .max(40)
    .transform((text, context) => {
      const ms = parseInstant(text);
      if (ms !== null) return ms;
      context.addIssue({ code: "custom", message: "This is not an RFC 3339 instant." });
      return z.NEVER;
    })
    .meta({
      format: "date-time",
      description: "An earlier moment: what a customer met then, with today's set-up.",
      example: "2026-11-30T12:00:00Z",
    })
    .optional(),
});

export const explainAnswer = z
  .object({
    offered: z.boolean(),
    reasons: z
      .array(z.object({ code: z.string(), detail: z.string() }))
      .meta({ description: "Every rule that refuses; a single `open` where none does." }),
    summary: z.string(),
    verdicts: z
      .array(z.object({ rule: z.string(), code: z.string(), passed: z.boolean(), detail: z.string() }))
      .meta({ description: "Every rule that was asked. One that fails may be made up for by others." }),
    notes: z
      .array(z.string())
      .optional()
      .meta({ description: "With `asOf`: whether the set-up has changed since." }),
  })
  .meta({ id: "Explanation" });

export const ofBookingQuery = z.strictObject({ booking: z.string().max(64) });

/** The booking that a query names by its shown id. */
export function bookingIdOf(shown: string): Result<string, Problem> {
  const id = readId("booking", shown);
  return id ? ok(id) : err(problem("not_found"));
}

export const messagesAnswer = z
  .object({
    messages: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        audience: z.enum(["customer", "business", "staff"]),
        recipient: z.string(),
        channel: z.string(),
        status: z.string(),
        version: z.int().meta({ description: "The version of the booking that it tells of." }),
        sendAt: instant,
        sentAt: instant.nullable(),
        attempts: z.int(),
        outcome: z.string(),
      }),
    ),
  })
  .meta({ id: "Messages" });

export const ledgerAnswer = z
  .object({
    entries: z.array(
      z.object({
        kind: z.enum(["charge", "refund", "fee", "dispute", "adjustment"]),
        amount: z
          .object({ amount: z.int(), currency: z.string() })
          .meta({ description: "As it changes what the business has: a refund and a fee are negative." }),
        at: instant,
        reference: z
          .string()
          .meta({ description: "The object of Stripe that it tells of.", example: "ch_3Qx…" }),
        balance: z.object({ amount: z.int(), currency: z.string() }).meta({
          description: "What all lines of the booking in this currency come to, this one included.",
        }),
      }),
    ),
  })
  .meta({ id: "Ledger" });
