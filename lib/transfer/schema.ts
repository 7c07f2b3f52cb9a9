import { z } from "zod";
import { slugField, zoneField } from "#lib/booking/schema.ts";
import { storedTiers } from "#lib/services/stored.ts";
import { bookingFields, customerFields, type Mapping } from "./fields.ts";
import { mostColumns } from "./limits.ts";

const column = z.int().min(0).max(mostColumns);
const mapping = z
  .partialRecord(z.enum([...new Set([...bookingFields, ...customerFields])]), column)
  .transform((given): Mapping => given);

/** How a file is read; chosen beside the preview and kept with it. */
export const importOptions = z.strictObject({
  kind: z.enum(["bookings", "customers"]),
  mapping,
  /** The zone of times that come without one. */
  timezone: zoneField,
  /** Asked where the dates of the file can be read both ways. */
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
  /** For rows that name no service or nobody. */
  service: slugField.optional(),
  staff: slugField.optional(),
  notify: z.boolean().default(false),
});
export type ImportOptions = z.output<typeof importOptions>;

/** The terms that a booking was made under (B20), as an export carries them. */
export const policyTerms = z.object({
  slug: z.string().max(48),
  version: z.int().min(1),
  tiers: storedTiers.min(1).max(12),
  afterMove: z.enum(["carry", "restart"]),
});

export const importedStatuses = [
  "confirmed",
  "completed",
  "no_show",
  "cancelled",
  "declined",
  "expired",
] as const;

const minute = z.int();

/** A booking of a file once it is understood; what the worker writes. Instants are minutes since the epoch. */
export const bookingRecord = z.object({
  kind: z.literal("booking"),
  /** What this row is called when the same file comes again. */
  key: z.string().min(1).max(120),
  status: z.enum(importedStatuses),
  start: minute,
  durationMinutes: z.int().min(1).max(1440),
  service: z.string(),
  staff: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  party: z.int().min(1).max(1000),
  /** Minor units; null: what the service costs. */
  price: z.int().min(0).nullable(),
  note: z.string(),
  answers: z.record(z.string(), z.string()),
  locale: z.string().nullable(),
  customerTimezone: z.string(),
  created: minute.nullable(),
  cancelled: minute.nullable(),
  cancelReason: z.string().nullable(),
  cancelledBy: z.enum(["customer", "business"]).nullable(),
  policy: policyTerms.nullable(),
  /** Set for an update: the booking that is here, and what becomes of it. */
  update: z
    .object({
      id: z.string(),
      status: z.enum(["completed", "no_show", "cancelled"]).optional(),
      note: z.string().optional(),
    })
    .nullable(),
});
export type BookingRecord = z.output<typeof bookingRecord>;

export const customerRecord = z.object({
  kind: z.literal("customer"),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  note: z.string(),
  locale: z.string().nullable(),
  created: minute.nullable(),
  blocked: minute.nullable(),
  blockedReason: z.string(),
  /** Set for an update: whose record. */
  updateId: z.string().nullable(),
});
export type CustomerRecord = z.output<typeof customerRecord>;

export const storedRecord = z.discriminatedUnion("kind", [bookingRecord, customerRecord]);
