import { cancelWithin } from "#lib/booking/cancellation.ts";
import { Refused } from "#lib/booking/refused.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { readSeries } from "./data.ts";
import { membersOf, raiseSeries, type SeriesChange } from "./members.ts";
import { tellOfSeries } from "./messages.ts";
import { allOrNothing } from "./mutations.ts";
import type { SeriesView } from "./view.ts";

export interface SeriesCancelRequest extends SeriesChange {
  reason?: string | undefined;
}

/** A series after a change, and how many bookings it was for. */
export interface SeriesChanged {
  view: SeriesView;
  changed: number;
}

/**
 * Cancels one booking of a series, it and those after it, or all that are ahead: each through the one function that
 * cancels, all in one transaction, with one letter for several. What has begun or is cancelled already stays.
 * @throws TryAgain
 */
export async function cancelSeries(
  scope: TenantScope,
  request: SeriesCancelRequest,
  at: Date = new Date(),
): Promise<Result<SeriesChanged, Problem>> {
  const done = await allOrNothing(scope, (tx) => cancel(tx, scope, request, at));
  return done === "fought over" ? err(problem("try_again")) : done;
}

async function cancel(
  tx: Tx,
  scope: TenantScope,
  request: SeriesCancelRequest,
  at: Date,
): Promise<Result<SeriesChanged, Problem>> {
  const found = await membersOf(tx, scope, request, at);
  if (!found.ok) return found;
  const { members, seriesId } = found.value;
  const { actor, reason } = request;
  const quiet = members.length > 1;
  for (const { id, version } of members) {
    const change = { bookingId: id, expectedVersion: version, actor, reason, quiet };
    const cancelled = await cancelWithin(tx, scope, change, at);
    if (!cancelled.ok) throw new Refused(cancelled.error);
  }
  if (quiet) {
    const catalogue = await readCatalogue(tx, scope);
    const bookingIds = members.map(({ id }) => id);
    const detail = Object.fromEntries(bookingIds.map((id) => [id, ""]));
    await tellOfSeries(tx, scope, { kind: "cancelled:series", bookingIds, catalogue, at, detail });
  }
  const live = { in: ["held", "confirmed", "completed", "no_show"] };
  const left = await tx.booking.count({ where: { tenantId: scope.tenantId, seriesId, status: live } });
  await raiseSeries(tx, scope, seriesId, at, left === 0 ? "cancelled" : undefined);
  const view = await readSeries(tx, scope, seriesId, actor);
  return view ? ok({ view, changed: members.length }) : err(problem("not_found"));
}
