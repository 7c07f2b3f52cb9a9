import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type Catalogue, type CatalogueService, findService, findStaff } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil } from "#lib/time/instant.ts";
import { spanOfDates } from "#lib/time/local-day.ts";
import { readBusy } from "./data.ts";
import { type Explanation, explain } from "./explain.ts";
import type { Busy, Minute, Slot, Span } from "./rules.ts";
import { slots } from "./slots.ts";

/** What is asked: local dates of `timezone`, both included. Valid already (schema.ts). */
export interface SlotsRequest {
  service: string;
  from: string;
  to: string;
  timezone: string;
  /** Slug. */
  staff?: string | undefined;
  party?: number | undefined;
  now?: Minute | undefined;
}

/** A start that can be booked now, in minutes since the epoch; `staff` are slugs. */
export interface LoadedSlot {
  from: Minute;
  to: Minute;
  staff: string[];
  seatsLeft: number;
}

export interface SlotList {
  timezone: string;
  from: string;
  to: string;
  slots: LoadedSlot[];
}

/** A request with the server's own rows in place of names. */
export interface SlotsPlan {
  service: CatalogueService;
  staffId: string | undefined;
  party: number;
  /** Instants the dates cover; null where the zone has no such day (case Z7). */
  window: Span | null;
  now: Minute;
}

/** Finds what a request names; pure. Refuses what `placeBooking` would refuse too. */
export function planSlots(catalogue: Catalogue, request: SlotsRequest): Result<SlotsPlan, Problem> {
  const service = findService(catalogue, request.service);
  if (!service) return err(problem("not_found", { detail: "This business has no such service." }));
  const party = request.party ?? 1;
  if (party > service.rules.capacity)
    return err(
      problem("invalid", { errors: [{ path: "party", message: `At most ${service.rules.capacity}.` }] }),
    );
  const staffId = request.staff === undefined ? undefined : findStaff(catalogue, request.staff)?.id;
  if (request.staff !== undefined && !service.rules.staff.some((staff) => staff.id === staffId))
    return err(
      problem("invalid", {
        errors: [{ path: "staff", message: "Nobody by that name offers this service." }],
      }),
    );
  const window = spanOfDates(request.from, request.to, request.timezone);
  return ok({ service, staffId, party, window, now: request.now ?? minuteCeil(new Date()) });
}

/** The slots of a plan once busy time is known; pure. */
export function slotsOf({ service, staffId, party, window, now }: SlotsPlan, busy: Busy): LoadedSlot[] {
  if (!window) return [];
  const slugs = new Map(service.rules.staff.map((staff) => [staff.id, staff.slug]));
  const named = ({ staff, ...slot }: Slot): LoadedSlot => ({
    ...slot,
    staff: staff.flatMap((id) => slugs.get(id) ?? []),
  });
  return slots(service.rules, busy, { window, staffId, party, now }).map(named);
}

/**
 * Every start of a service that could be booked now (design 4.4). Refusals: `not_found` for an unknown or
 * hidden service, `invalid` for staff or a party that the service does not have. @throws TryAgain
 */
export const loadSlots = (scope: TenantScope, request: SlotsRequest): Promise<Result<SlotList, Problem>> =>
  withTenant(scope, async (tx) => {
    const plan = planSlots(await readCatalogue(tx, scope), request);
    if (!plan.ok) return plan;
    const { window, now, service } = plan.value;
    const busy = window ? await readBusy(tx, scope, { rules: service.rules, window, now }) : null;
    const { timezone, from, to } = request;
    return ok({ timezone, from, to, slots: busy ? slotsOf(plan.value, busy) : [] });
  });

/**
 * Why a start is offered to customers or not, for staff (design 4.4). Unknown services are `not_found`, unknown
 * staff `invalid`. @throws TryAgain
 */
export const loadExplanation = (
  scope: TenantScope,
  asked: { service: string; start: Minute; staff?: string | undefined; now?: Minute | undefined },
): Promise<Result<Explanation, Problem>> =>
  withTenant(scope, async (tx) => {
    const catalogue = await readCatalogue(tx, scope);
    const service = findService(catalogue, asked.service, true);
    if (!service) return err(problem("not_found"));
    const staffId = asked.staff === undefined ? undefined : findStaff(catalogue, asked.staff)?.id;
    if (asked.staff !== undefined && staffId === undefined)
      return err(problem("invalid", { errors: [{ path: "staff", message: "Nobody here has that name." }] }));
    const now = asked.now ?? minuteCeil(new Date());
    const window = { from: asked.start, to: asked.start + 1 };
    const busy = await readBusy(tx, scope, { rules: service.rules, window, now });
    return ok(explain(service.rules, busy, { from: asked.start, party: 1, now, staffId }));
  });
