import type { Span } from "#lib/availability/rules.ts";
import { unitName } from "#lib/blocks/unit-name.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { minuteCeil, minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { localDateAt, spanOfWall } from "#lib/time/local-day.ts";
import type { AgendaAway, AgendaBlock } from "./day.ts";
import type { Reached } from "./reach.ts";

/** No zone's wall time is further than this from UTC's, so that text bounds let nothing relevant out. */
const twoDays = 2 * 1440;
/** The longest a block may be (a CHECK says so): bounds the index range that is read. */
const longestBlock = 3 * 1440;

/** Time off around a window that stands, or stood until it was ended. */
export const whichCounted = (window: Span) => ({
  OR: [{ state: "approved" }, { endedAt: { not: null } }],
  fromWall: { lt: `${localDateAt(window.to + twoDays, "UTC")}T00:00` },
  toWall: { gt: `${localDateAt(window.from - twoDays, "UTC")}T00:00` },
});

interface TimeOffRow {
  id: string;
  fromWall: string;
  toWall: string;
  timezone: string;
  reason: string;
  endedAt: Date | null;
}

/** Absence that touches a window, in order; what was ended counts until then. Pure. */
export const awaySpans = (rows: readonly TimeOffRow[], window: Span): AgendaAway[] =>
  rows
    .flatMap(({ id, reason, fromWall, toWall, timezone, endedAt }) => {
      const span = spanOfWall(fromWall, toWall, timezone);
      const to = Math.min(span?.to ?? 0, endedAt ? minuteFloor(endedAt) : Number.POSITIVE_INFINITY);
      return span && Math.max(span.from, window.from) < Math.min(to, window.to)
        ? [{ id, reason, from: span.from, to }]
        : [];
    })
    .sort((a, b) => a.from - b.from);

/** Blocks that touch a window, within reach; those of rooms only for who sees everybody's calendar. */
export async function readBlocks(
  tx: Tx,
  { tenantId }: TenantScope,
  window: Span,
  reached: Reached,
): Promise<AgendaBlock[]> {
  const rows = await tx.block.findMany({
    where: {
      tenantId,
      releasedAt: null,
      startsAt: { lt: minuteToDate(window.to), gt: minuteToDate(window.from - longestBlock) },
      endsAt: { gt: minuteToDate(window.from) },
      ...(reached && { staffId: { in: [...reached] } }),
    },
    include: {
      unit: {
        select: {
          number: true,
          resource: { select: { name: true, _count: { select: { units: { where: { active: true } } } } } },
        },
      },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, staffId, unit, startsAt, endsAt, reason, source }) => ({
    id,
    staffId,
    unit: unit && unitName(unit.resource.name, unit.number, unit.resource._count.units),
    from: minuteFloor(startsAt),
    to: minuteCeil(endsAt),
    reason,
    source: source === "calendar" ? "calendar" : "staff",
  }));
}
