import { z } from "zod";
import { bookingStatuses } from "#lib/booking/states.ts";
import { readId } from "#lib/ids.ts";
import { date, instant, seriesTime, slug, zone } from "./schema.ts";

const count = z.int();

export const seriesFields = {
  id: z.string().meta({ example: "ser_019abc…" }),
  status: z.enum(["active", "cancelled"]),
  version: z.int().meta({ description: "Rises with every change to several of its bookings." }),
  service: slug,
  timezone: zone,
  repeat: z.object({
    every: z.enum(["week", "month"]),
    interval: count,
    weekdays: z.array(z.string()).optional(),
    on: z.enum(["day", "weekday"]).optional(),
    count: count.optional(),
    until: date.optional(),
  }),
  bookings: z.array(
    z.object({
      id: z.string().meta({ example: "bkg_019abc…" }),
      index: z.int().meta({ description: "Its place in the series, from 1." }),
      status: z.enum(bookingStatuses),
      version: z.int(),
      start: instant,
      end: instant,
      staff: slug.nullable(),
    }),
  ),
};

export const seriesAnswer = z.object(seriesFields).meta({ id: "Series" });

export const placedSeriesAnswer = z
  .object({
    ...seriesFields,
    conflicts: z
      .array(seriesTime)
      .meta({ description: "Times that could not be had: left out, or taken elsewhere, as was asked." }),
  })
  .meta({ id: "PlacedSeries" });

export const seriesPreviewAnswer = z
  .object({ timezone: zone, times: z.array(seriesTime) })
  .meta({ id: "SeriesPreview" });

/** The bare id of a series in a path; what is none opens nothing. */
export const seriesIdOf = (shown = ""): string => readId("series", shown) ?? "";
