import { z } from "zod";
import { isLive } from "#lib/booking/states.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { parseMinute } from "#lib/time/instant.ts";
import { readSeriesFacts } from "./facts.ts";
import type { SeriesNews } from "./templates/series.ts";

const kinds = ["confirmation", "changed", "cancelled"] as const;

/** What a letter about several bookings of a series tells; null for other messages. */
export const readSeriesKind = (kind: string): SeriesNews["kind"] | null =>
  kinds.find((known) => kind === `${known}:series`) ?? null;

const storedDetail = z.record(z.string(), z.string());

/** "from/to" in RFC 3339, as a move keeps the time that it left; null for anything else. */
function spanOf(text: string): { start: number; end: number } | null {
  const [start = null, end = null] = text.split("/").map(parseMinute);
  return start === null || end === null ? null : { start, end };
}

/**
 * Whether a letter about a series is still true, and what it tells: the bookings as they are by now (design 8). The
 * first letter lists the whole series, later ones those that `detail` names by their ids. Wrong once nothing of it is
 * left to come to.
 */
export async function readSeriesNews(
  tx: Tx,
  scope: TenantScope,
  message: { bookingId: string; kind: SeriesNews["kind"]; detail: unknown },
): Promise<SeriesNews | { drop: string }> {
  const { kind } = message;
  const detail = storedDetail.parse(message.detail);
  const bookings = await readSeriesFacts(tx, scope, message.bookingId, Object.keys(detail));
  const live = bookings.filter(({ status }) => isLive(status));
  const told = kind === "changed" ? live : bookings;
  const lead = live[0] ?? bookings[0];
  if (!lead) return { drop: "booking is gone" };
  if (kind !== "cancelled" && live.length === 0) return { drop: "booking is over" };
  const previous = new Map(
    Object.entries(detail).flatMap(([id, text]) => {
      const span = spanOf(text);
      return span ? [[id, span] as const] : [];
    }),
  );
  return { kind, lead, bookings: told, previous };
}
