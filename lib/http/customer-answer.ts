import { z } from "zod";
import { countField } from "#lib/availability/schema.ts";
import { instant } from "./schema.ts";

// Customers in the management API.

export const customersQueryInput = z.strictObject({
  query: z
    .string()
    .max(120)
    .meta({ description: "Beginnings of words of a name, an address or a number; all have to fit." })
    .optional(),
  cursor: z.string().max(600).optional(),
  limit: countField(200).optional(),
});

export const customerAnswer = z
  .object({
    id: z.string().meta({ example: "cus_019abc…" }),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    locale: z.string().nullable(),
    note: z.string(),
    blocked: z.boolean(),
    blockedReason: z.string(),
    bookings: z.int(),
    visits: z.int().meta({ description: "Bookings that took place." }),
    noShows: z.int(),
    lastVisit: instant.nullable(),
    nextBooking: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: "Customer", description: "One person, as the business knows them." });

export const customerListAnswer = z
  .object({
    customers: z.array(customerAnswer),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: "Give it as `cursor` for the next page; null on the last." }),
  })
  .meta({ id: "CustomerList" });
