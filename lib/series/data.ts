import { readBusy } from "#lib/availability/data.ts";
import type { Minute, ServiceRules } from "#lib/availability/rules.ts";
import type { Actor } from "#lib/booking/actor.ts";
import { rulesFor } from "#lib/booking/alternatives.ts";
import { resolveNames } from "#lib/booking/names.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem, type SeriesTime } from "#lib/errors.ts";
import { isUuid } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { Catalogue, CatalogueService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteCeil } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { alternativeDays, type Look, lookAt, steadyStaff, type Verdict, type Wish } from "./plan.ts";
import { MOST_OCCURRENCES, type SeriesRule } from "./repeat.ts";
import { ruleOf, type SeriesReach, type SeriesWish, storedRule } from "./schema.ts";
import { occurrences } from "./series.ts";
import { type SeriesView, seriesView, timeView } from "./view.ts";

/** A wish for a series with everything the decision about it needs. */
export interface Prospect {
  catalogue: Catalogue;
  service: CatalogueService;
  rule: SeriesRule;
  wishes: Wish[];
  verdicts: Verdict[];
}

/** Days past the horizon that an end by date may name: what lies there is told as too far, not as a mistake. */
const beyondHorizon = 366;

/**
 * What each time of a series would become, from one read of what is taken over its whole span. Refuses what no time of
 * it could be had for: a foreign service, a length that is not offered, more than `MOST_OCCURRENCES`.
 */
export async function prospectOf(
  tx: Tx,
  scope: TenantScope,
  asked: SeriesWish,
  actor: Actor,
  at: Date,
): Promise<Result<Prospect, Problem>> {
  const now = minuteCeil(at);
  const catalogue = await readCatalogue(tx, scope);
  const resolved = resolveNames(catalogue, asked);
  if (!resolved.ok) return resolved;
  const { service, staffId } = resolved.value;
  const rules = rulesFor(service.rules, actor);
  const rule = ruleOf(asked.repeat, catalogue.tenant.weekStart);
  const times = occurrences(rule, asked.start, rules.zone);
  const refusal = endRefusal(rule, times.length, rules, now);
  if (refusal) return err(refusal);

  const open = times.map(({ day, minute, start }): Wish => ({ day, minute, start, rules, staff: [staffId] }));
  const look: Look = { party: asked.party ?? 1, now };
  const busy = await readBusy(tx, scope, { rules, window: windowOf(open, now), now });
  const steady = staffId ?? steadyStaff(open, busy, look);
  const wishes =
    steady === staffId ? open : open.map((wish) => ({ ...wish, staff: [steady, undefined] as const }));
  return ok({ catalogue, service, rule, wishes, verdicts: lookAt(wishes, busy, look) });
}

function endRefusal(rule: SeriesRule, count: number, rules: ServiceRules, now: Minute): Problem | null {
  const refuse = (message: string) => problem("invalid", { errors: [{ path: "repeat.until", message }] });
  if (count === 0) return refuse("This lies before the first appointment.");
  if (count > MOST_OCCURRENCES) return refuse(`That makes more than ${MOST_OCCURRENCES} appointments.`);
  const last = addDays(localDateAt(now, rules.zone), rules.horizonDays + beyondHorizon);
  return "until" in rule && rule.until > last ? refuse("That is too far ahead.") : null;
}

/** The starts that have to be judged: from the first to the last, with room for alternatives on both sides. */
export function windowOf(wishes: readonly Wish[], now: Minute): { from: Minute; to: Minute } {
  const starts = wishes.flatMap(({ start }) => start ?? []);
  const room = (alternativeDays + 3) * 1440;
  const [first = now, last = now] = [Math.min(...starts), Math.max(...starts)];
  return { from: Math.max(now, first - room), to: Math.max(now + 1, last + room) };
}

/** What would become of each time of a series, for somebody who has yet to decide. Changes nothing. @throws TryAgain */
export const previewSeries = (
  scope: TenantScope,
  asked: SeriesWish,
  actor: Actor,
  at: Date = new Date(),
): Promise<Result<{ timezone: string; times: SeriesTime[] }, Problem>> =>
  withTenant(scope, async (tx) => {
    const found = await prospectOf(tx, scope, asked, actor, at);
    if (!found.ok) return found;
    const { wishes, verdicts, service } = found.value;
    return ok({ timezone: service.rules.zone, times: timesOf(wishes, verdicts, asked.timezone) });
  });

export const timesOf = (
  wishes: readonly Wish[],
  verdicts: readonly Verdict[],
  timezone: string,
): SeriesTime[] =>
  wishes.flatMap((wish, index) => {
    const verdict = verdicts[index];
    return verdict ? [timeView(wish, verdict, timezone)] : [];
  });

export const conflictsOf = (times: readonly SeriesTime[]): SeriesTime[] =>
  times.filter(({ status }) => status !== "free");

/** One who may see only their own calendar sees only their own bookings of a series (T1); null for everybody's. */
const reachedBy = (actor: Actor): { staffId: string } | Record<string, never> =>
  actor.kind === "member" && actor.role === "staff" ? { staffId: actor.staffId ?? "" } : {};

/** A series with the bookings that this actor may see, in their order; null for foreign and unknown ones alike. */
export async function readSeries(
  tx: Tx,
  scope: TenantScope,
  id: string,
  actor: Actor,
): Promise<SeriesView | null> {
  if (!isUuid(id)) return null;
  const { tenantId } = scope;
  const reach = reachedBy(actor);
  if (reach.staffId === "") return null;
  const row = await tx.series.findUnique({
    where: { tenantId_id: { tenantId, id } },
    include: {
      service: { select: { slug: true } },
      bookings: {
        where: { tenantId, ...reach },
        orderBy: { seriesIndex: "asc" },
        include: { staff: { select: { slug: true } } },
      },
    },
  });
  return row && row.bookings.length > 0 ? seriesView(row, storedRule(row.rule)) : null;
}

/** The same on its own. @throws TryAgain */
export const loadSeries = (
  scope: TenantScope,
  id: string,
  actor: Actor,
): Promise<Result<SeriesView, Problem>> =>
  withTenant(scope, async (tx) => {
    const found = await readSeries(tx, scope, id, actor);
    return found ? ok(found) : err(problem("not_found"));
  });

/**
 * The bare id of the booking that a change to a series is seen from: the one that was named, if it is in this series;
 * for all of them any will do. @throws TryAgain
 */
export const bookingInSeries = (
  scope: TenantScope,
  seriesId: string,
  named: string | undefined,
  reach: SeriesReach,
): Promise<Result<string, Problem>> =>
  withTenant(scope, async (tx) => {
    const { tenantId } = scope;
    if (!isUuid(seriesId)) return err(problem("not_found"));
    if (named === undefined && reach !== "all")
      return err(problem("invalid", { errors: [{ path: "booking", message: "Please say which booking." }] }));
    const row = await tx.booking.findFirst({
      where: { tenantId, seriesId, ...(named === undefined ? {} : { id: named }) },
      orderBy: { seriesIndex: "asc" },
      select: { id: true },
    });
    return row ? ok(row.id) : err(problem("not_found"));
  });
