import { z } from "zod";
import { isUuid } from "#lib/ids.ts";
import { isDate } from "#lib/time/civil.ts";

/** A wall time as the clock on somebody's wall shows it: "2026-12-24T09:30". */
export const wallField = z
  .string()
  .max(16, "This is not a date and time.")
  .refine(
    (text) => /^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDate(text.slice(0, 10)),
    "This is not a date and time that exists.",
  );

/** The id of a row that has no shown form of its own. */
export const rowIdField = z.string().max(36).refine(isUuid, "This is not an id.");

/** Ids of the bookings that the person was shown before going on (overlapping.ts). */
export const toldField = z.array(z.string().max(40)).max(2000);
