import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { messagesFor, type SeriesKind } from "#lib/messages/derive.ts";
import { queueMessages } from "#lib/messages/mutations.ts";
import type { Catalogue } from "#lib/services/catalogue.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";

interface News {
  kind: SeriesKind;
  /** The bookings it is about, in the order of the series; the first keeps the message. */
  bookingIds: readonly string[];
  catalogue: Catalogue;
  at: Date;
  /** By booking id: what the letter has to know that the booking no longer does ("from/to" of a move). */
  detail?: Record<string, string>;
}

/**
 * Queues the one letter that tells of several bookings of a series, in the transaction that made or changed them: to
 * the customer, the business, and each staff member concerned, every address once (design 8). Not a row per booking.
 */
export async function tellOfSeries(tx: Tx, scope: TenantScope, news: News): Promise<void> {
  const { tenantId } = scope;
  const rows = await tx.booking.findMany({
    where: { tenantId, id: { in: [...news.bookingIds] } },
    orderBy: { seriesIndex: "asc" },
  });
  const [first] = rows;
  if (!first) return;
  const detail = news.detail ?? {};
  const now = minuteCeil(news.at) - 1;
  const staff = [...new Set(rows.map(({ staffId }) => staffId))];
  const drafts = staff.flatMap((staffId) => {
    const subject = { ...first, start: minuteFloor(first.startsAt), staffId };
    return messagesFor(news.kind, subject, news.catalogue, { reminders: [] }, now, detail);
  });
  // Every address once: among equals the first one written stays.
  const once = new Map(drafts.toReversed().map((draft) => [draft.recipient, draft]));
  await queueMessages(tx, scope, first, [...once.values()]);
}
