import { z } from "zod";
import { lineField, slugField, textField, zoneField } from "#lib/booking/schema.ts";
import { emailField } from "#lib/email/schema.ts";
import { currencyField, localeField, nameField } from "./schema.ts";

const empty = z.literal("").transform(() => null);

/** What a business says about itself, as its settings page sends it. */
export const settingsInput = z.strictObject({
  name: nameField(80, "Please enter the name of your business."),
  description: textField(1000),
  email: z.union([empty, emailField]),
  phone: lineField(40),
  timezone: zoneField,
  currency: currencyField,
  locale: localeField,
  /** ISO weekday that weeks begin on, for caps per week. */
  weekStart: z.number().int().min(1).max(7),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "Please choose a colour.")
    .transform((colour) => colour.toLowerCase()),
});

export type SettingsInput = z.output<typeof settingsInput>;

/** A place. `editing`: the slug of the one that is changed; null makes a new one. */
export const locationInput = z.strictObject({
  editing: slugField.nullable(),
  name: nameField(120, "Please give the place a name."),
  kind: z.enum(["in_person", "online"]),
  address: textField(500),
  timezone: zoneField,
});

export type LocationInput = z.output<typeof locationInput>;

/** A room or machine kind with interchangeable units. */
export const resourceInput = z.strictObject({
  editing: slugField.nullable(),
  name: nameField(120, "Please give it a name."),
  units: z
    .number({ error: "Please give a whole number." })
    .int("Please give a whole number.")
    .min(1, "At least one.")
    .max(200, "At most 200."),
});

export type ResourceInput = z.output<typeof resourceInput>;

export const placeSlugInput = z.strictObject({ slug: slugField });
