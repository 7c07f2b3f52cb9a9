import { z } from "zod";
import { lineField, zoneField } from "#lib/booking/schema.ts";
import { isCurrency } from "#lib/money.ts";
import { slugFault } from "./slug.ts";

const faults = {
  shape: "Please use 2 to 48 small letters, digits and hyphens.",
  reserved: "This address is used by Punctual itself. Please choose another.",
} as const;

/** The address of a new business. */
export const newSlugField = z.string().transform((text, context) => {
  const slug = text.trim().toLowerCase();
  const fault = slugFault(slug.slice(0, 60));
  if (!fault) return slug;
  context.addIssue({ code: "custom", message: faults[fault] });
  return z.NEVER;
});

export const currencyField = z
  .string()
  .max(3)
  .refine(isCurrency, { message: "This is not a currency we know. Use its three letters, such as EUR." });

/** A BCP 47 tag, in canonical form. */
export const localeField = z
  .string()
  .max(35)
  .transform((text, context) => {
    try {
      const [tag] = Intl.getCanonicalLocales(text);
      if (tag) return tag;
    } catch {
      // RangeError: no language tag.
    }
    context.addIssue({ code: "custom", message: "This is not a language we know, such as en or de-AT." });
    return z.NEVER;
  });

export const nameField = (max: number, missing: string) => lineField(max).pipe(z.string().min(1, missing));

/** Wall time in minutes of the day; `to` at most 24:00 here (the hours editor also passes midnight). */
const weeklyField = z
  .array(
    z
      .strictObject({
        weekday: z.number().int().min(1).max(7),
        from: z.number().int().min(0).max(1439),
        to: z.number().int().min(1).max(1440),
      })
      .refine(({ from, to }) => from < to, { message: "The end must be after the beginning.", path: ["to"] }),
  )
  .max(21)
  .refine((spans) => spans.length > 0, { message: "Please choose at least one day." });

export const firstServiceInput = z.strictObject({
  name: nameField(80, "Please say what customers can book."),
  durationMinutes: z.number().int().min(5, "At least 5 minutes.").max(1440, "At most 24 hours."),
  /** Minor units of the business's currency. */
  price: z.number().int().min(0).max(99_999_999),
});

/** What opens a business: from the sign-up form, and from the command line without a service. */
export const newTenantInput = z.strictObject({
  name: nameField(80, "Please enter the name of your business."),
  slug: newSlugField,
  timezone: zoneField,
  currency: currencyField,
  locale: localeField.default("en"),
  ownerName: nameField(80, "Please enter your name."),
  service: firstServiceInput.optional(),
  weekly: weeklyField,
});

export type NewTenant = z.output<typeof newTenantInput>;

export const slugLookupInput = z.strictObject({ slug: z.string().max(60) });
