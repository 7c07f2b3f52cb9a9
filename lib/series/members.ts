import type { Actor } from "#lib/booking/actor.ts";
import { type BookingRow, readBooking } from "#lib/booking/change.ts";
import { isLive, readStatus } from "#lib/booking/states.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { SeriesReach } from "./schema.ts";

/** A change to one booking of a series, and to those that go with it. */
export interface SeriesChange {
  /** Seen from which booking. */
  bookingId: string;
  reach: SeriesReach;
  actor: Actor;
  /** The version of that booking the person was looking at (B17). */
  expectedVersion?: number | undefined;
}

export interface Members {
  anchor: BookingRow;
  seriesId: string;
  /** What the change is for, by start: live, not begun, within the actor's reach. May lack the anchor itself. */
  members: BookingRow[];
}

/** One who may change only their own calendar: somebody else's booking does not exist for them (T1). */
const reaches = (actor: Actor, booking: Pick<BookingRow, "staffId">): boolean =>
  !(actor.kind === "member" && actor.role === "staff") || booking.staffId === actor.staffId;

/** The bookings that a change to a series is for: by time, so that one moved by itself stays where it belongs. */
export async function membersOf(
  tx: Tx,
  scope: TenantScope,
  change: SeriesChange,
  at: Date,
): Promise<Result<Members, Problem>> {
  const { bookingId, reach, actor, expectedVersion } = change;
  const anchor = await readBooking(tx, scope, bookingId);
  if (!anchor?.seriesId || !reaches(actor, anchor)) return err(problem("not_found"));
  if (expectedVersion !== undefined && expectedVersion !== anchor.version)
    return err(problem("version_conflict"));
  const rows = await tx.booking.findMany({
    where: {
      tenantId: scope.tenantId,
      seriesId: anchor.seriesId,
      ...(reach === "one" ? { id: anchor.id } : {}),
      startsAt: { gt: at, ...(reach === "following" ? { gte: anchor.startsAt } : {}) },
    },
    orderBy: [{ startsAt: "asc" }, { seriesIndex: "asc" }],
    include: { service: { select: { slug: true } }, staff: { select: { slug: true } } },
  });
  const members = rows.filter((row) => isLive(readStatus(row.status)) && reaches(actor, row));
  if (members.length === 0)
    return err(problem("illegal_transition", { detail: "Nothing of this is still ahead." }));
  return ok({ anchor, seriesId: anchor.seriesId, members });
}

/** The next version of a series: something of several of its bookings has changed. */
export async function raiseSeries(
  tx: Tx,
  { tenantId }: TenantScope,
  seriesId: string,
  at: Date,
  status?: "cancelled",
): Promise<void> {
  await tx.series.update({
    where: { tenantId_id: { tenantId, id: seriesId } },
    data: { version: { increment: 1 }, updatedAt: at, ...(status ? { status } : {}) },
    select: { id: true },
  });
}
