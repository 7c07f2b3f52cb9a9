import { z } from "zod";
import type { Placed } from "#lib/booking/request.ts";
import { env } from "#lib/env.ts";
import { absolute, paths } from "#lib/paths.ts";
import { bookingFields, instant, money } from "./schema.ts";

const checkoutUrl = z
  .string()
  .optional()
  .meta({ format: "uri", description: "Where what is due is paid. Until then the booking is `held`." });

/** What `POST …/bookings` answers, contract 1. */
export const placedAnswer = z
  .object({
    ...bookingFields,
    manageUrl: z.string().meta({ format: "uri" }),
    manageToken: z.string().meta({ description: "Opens this one booking. Treat it as a password." }),
    checkoutUrl,
  })
  .meta({ id: "PlacedBooking" });

type Shown = Pick<Placed, "view" | "manageToken"> & { checkoutUrl?: string | null };

export const placedView = ({ view, manageToken, checkoutUrl }: Shown) => ({
  ...view,
  manageUrl: absolute(env().APP_URL, paths.manage(manageToken)),
  manageToken,
  ...(checkoutUrl ? { checkoutUrl } : {}),
});

const tier = z.object({
  before: z.union([z.object({ hours: z.number() }), z.literal("same-day")]),
  refund: z.number().meta({ description: "Percent of what was paid." }),
});

/** What cancelling would mean now. */
export const cancellationAnswer = z
  .object({
    refund: money,
    retained: money,
    tier: tier.nullable(),
    deadlines: z.array(
      z.object({
        until: instant,
        refund: money,
        percent: z.number().meta({ description: "Percent of what was paid." }),
      }),
    ),
  })
  .meta({ id: "Cancellation" });

export const managedAnswer = z
  .object({ ...bookingFields, cancellation: cancellationAnswer, checkoutUrl })
  .meta({ id: "ManagedBooking" });

export const cancelledAnswer = z.object({ ...bookingFields, refund: money }).meta({ id: "CancelledBooking" });

/** A booking as the business sees it. */
export const businessBookingFields = {
  ...bookingFields,
  customer: z.object({
    name: z.string(),
    email: z.string().nullable().meta({ description: "Null for whom the desk booked without one." }),
    phone: z.string().nullable(),
    locale: z.string(),
  }),
  answers: z.record(z.string(), z.string()),
  source: z.string(),
  createdAt: instant,
  cancelReason: z.string().nullable(),
  series: z
    .object({ id: z.string(), index: z.int() })
    .nullable()
    .meta({ description: "The series it was booked with, and its place in it." }),
};

export const businessBookingAnswer = z.object(businessBookingFields).meta({ id: "BusinessBooking" });

export const bookingListAnswer = z
  .object({
    bookings: z.array(businessBookingAnswer),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: "Give it as `cursor` for the next page; null on the last." }),
  })
  .meta({ id: "BookingList" });
