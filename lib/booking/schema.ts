import { z } from "zod";
import { emailField } from "#lib/email/schema.ts";
import { parseMinute } from "#lib/time/instant.ts";
import { canonicalZone } from "#lib/time/zone.ts";

// What every door accepts for a booking. Unknown keys are refused, not ignored (case T5): somebody who sends
// `status` or `price` believes it has an effect.

/** One line of text: no control characters, no lone surrogates, NFC (cases I4, I20). */
export const lineField = (max: number) =>
  z
    .string()
    .max(max, `At most ${max} characters, please.`)
    .refine((text) => text.isWellFormed() && !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text), {
      message: "Please use plain text on one line.",
    })
    .transform((text) => text.normalize("NFC").trim());

/** Several lines of text. */
export const textField = (max: number) =>
  z
    .string()
    .max(max, `At most ${max} characters, please.`)
    .refine((text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(text), {
      message: "Please use plain text.",
    })
    .transform((text) => text.normalize("NFC").trim());

export const slugField = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$/, "This is not a valid short name.");

export const zoneField = z
  .string()
  .max(64, "This is not a time zone we know.")
  .transform((text, context) => {
    const zone = canonicalZone(text);
    if (zone) return zone;
    context.addIssue({
      code: "custom",
      message: "This is not a time zone we know. Use an IANA name such as Europe/Paris.",
    });
    return z.NEVER;
  });

/** A language tag (BCP 47) in its canonical spelling. */
export const localeField = z
  .string()
  .max(35)
  .transform((text, context) => {
    try {
      const [tag] = Intl.getCanonicalLocales(text);
      if (tag) return tag;
    } catch {
      // Not a language tag; reported below.
    }
    context.addIssue({
      code: "custom",
      message: 'This is no language tag. Use one such as "de" or "pt-BR".',
    });
    return z.NEVER;
  });

/** Something of it can be seen: a name of zero-width characters would be a blank line in every list. */
export const isVisible = (text: string) => /[^\p{Default_Ignorable_Code_Point}\p{White_Space}]/u.test(text);

/** What Postgres can keep as a key of jsonb: no control characters, no lone surrogates (case I20). */
const isPlain = (text: string) => text.isWellFormed() && !/\p{Cc}/u.test(text);

/** An RFC 3339 instant with offset on a whole minute, as minutes since the epoch. */
export const startField = z
  .string()
  .max(40, "This is not a date and time.")
  .transform((text, context) => {
    const minute = parseMinute(text);
    if (minute !== null) return minute;
    context.addIssue({
      code: "custom",
      message:
        "This is not a date and time that exists. Use RFC 3339 with an offset, such as 2026-12-01T09:00:00-05:00.",
    });
    return z.NEVER;
  });

export const customerFields = z.strictObject({
  name: lineField(120).refine(isVisible, "Please tell us your name."),
  email: emailField,
  phone: lineField(40).optional(),
  locale: localeField.optional(),
});

/** One of the lengths that a service may be booked in, minutes. */
export const durationField = z
  .number()
  .int("Please give a whole number.")
  .min(1, "At least one minute.")
  .max(1440, "At most 24 hours.")
  .meta({ description: "One of the service's lengths; its usual one when left out." });

export const partyField = z
  .number()
  .int("Please give a whole number.")
  .min(1, "At least one.")
  .max(1000, "That is too many.");

export const bookingInput = z.strictObject({
  service: slugField,
  start: startField,
  timezone: zoneField,
  staff: slugField.optional(),
  party: partyField.optional(),
  customer: customerFields,
  answers: z
    .record(z.string().max(64).refine(isPlain, "Please use plain text."), textField(2000))
    .refine((a) => Object.keys(a).length <= 30, "Too many answers.")
    .optional(),
  durationMinutes: durationField.optional(),
  coupon: lineField(40).optional(),
});

export type BookingInput = z.output<typeof bookingInput>;

/** What customers may change of their booking; what is left out stays. */
export const changeFields = {
  start: startField.optional(),
  timezone: zoneField.optional(),
  party: partyField
    .optional()
    .meta({ description: "People, for a class: fewer give exactly those places back." }),
  durationMinutes: durationField.optional(),
};

/** The version the person was looking at: when it has risen since, nothing is changed. */
export const versionField = z.number().int().positive().optional();

const asks = (wish: object): boolean =>
  ["start", "staff", "service", "party", "durationMinutes"].some(
    (name) => Reflect.get(wish, name) !== undefined,
  );

/** A change that changes nothing is a mistake. */
export const asksForSomething: [typeof asks, { path: string[]; message: string }] = [
  asks,
  { path: ["start"], message: "Please say what should be different." },
];

export const moveInput = z
  .strictObject({ ...changeFields, version: versionField })
  .refine(...asksForSomething);
export const cancelInput = z.strictObject({ reason: textField(500).optional() });

export const idempotencyKeyField = z.string().min(8, "Idempotency-Key needs at least 8 characters.").max(200);
