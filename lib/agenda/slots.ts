import { readBusy } from "#lib/availability/data.ts";
import { withoutBuffers } from "#lib/availability/decide.ts";
import type { ServiceRules } from "#lib/availability/rules.ts";
import { slots } from "#lib/availability/slots.ts";
import type { Actor } from "#lib/booking/actor.ts";
import { rulesFor } from "#lib/booking/alternatives.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { readId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type CatalogueService, findService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { inAnyLength, withDuration } from "#lib/services/durations.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import { spanOfDates } from "#lib/time/local-day.ts";
import { ownedBy } from "./data.ts";
import { reachedStaff } from "./reach.ts";

/** A start that staff may book: minutes since the epoch, and the slugs of those who could take it. */
export interface StaffSlot {
  from: number;
  to: number;
  staff: string[];
  seatsLeft: number;
}

export interface StaffSlotsRequest {
  service: string;
  /** Slug; without it, anybody's within reach. */
  staff?: string | undefined;
  /** First local day of the business's zone. */
  from: string;
  days: number;
  /** A booking that is being changed (`bkg_…`): its own time counts as free, and what is not asked for it keeps. */
  booking?: string | undefined;
  /** Minutes; one of the service's lengths, or for a booking that is being changed any that staff may give it. */
  duration?: number | undefined;
  /** People; those of the booking that is being changed, or one. */
  party?: number | undefined;
  /** Also times that squeeze a buffer, its own or a neighbour's (design 4.1). */
  squeeze?: boolean | undefined;
}

/**
 * Free starts as they bind staff: no notice, no horizon, no caps; never a taken time (design 4.4). Refusals:
 * `not_found` for services, people and bookings out of reach. @throws TryAgain
 */
export const loadStaffSlots = (
  scope: TenantScope,
  actor: Actor & { kind: "member" },
  request: StaffSlotsRequest,
  now: Date,
): Promise<Result<StaffSlot[], Problem>> =>
  withTenant(scope, async (tx) => {
    const catalogue = await readCatalogue(tx, scope);
    const named = findService(catalogue, request.service, request.booking !== undefined);
    const service = named && inLength(named, request);
    if (!service) return err(problem("not_found"));
    const reached = reachedStaff(actor, "booking:create");
    let rules: ServiceRules = rulesFor(service.rules, actor);
    if (reached) rules = { ...rules, staff: rules.staff.filter(({ id }) => reached.includes(id)) };
    const person = rules.staff.find(({ slug }) => slug === request.staff);
    if ((request.staff !== undefined || reached) && !person && rules.staff.length === 0)
      return err(problem("not_found"));
    if (request.staff !== undefined && !person) return err(problem("not_found"));

    let exceptBookingId: string | undefined;
    let party = request.party ?? 1;
    if (request.booking !== undefined) {
      const id = readId("booking", request.booking);
      const row =
        id && (await tx.booking.findFirst({ where: { tenantId: scope.tenantId, id, ...ownedBy(reached) } }));
      if (!row) return err(problem("not_found"));
      exceptBookingId = row.id;
      party = request.party ?? row.party;
      if (request.duration === undefined && row.serviceId === service.id)
        rules = { ...rules, durationMinutes: minuteFloor(row.endsAt) - minuteFloor(row.startsAt) };
    }
    if (request.squeeze) rules = withoutBuffers(rules);
    const window = spanOfDates(
      request.from,
      addDays(request.from, request.days - 1),
      catalogue.tenant.timezone,
    );
    if (!window) return ok([]);
    const minute = minuteCeil(now);
    const busy = await readBusy(tx, scope, {
      rules,
      window,
      now: minute,
      squeeze: request.squeeze ?? false,
      ...(exceptBookingId ? { exceptBookingId } : {}),
    });
    const slugs = new Map(rules.staff.map(({ id, slug }) => [id, slug]));
    return ok(
      slots(rules, busy, { window, staffId: person?.id, party, now: minute }).map(({ staff, ...slot }) => ({
        ...slot,
        staff: staff.flatMap((id) => slugs.get(id) ?? []),
      })),
    );
  });

const inLength = (service: CatalogueService, { duration, booking }: StaffSlotsRequest) =>
  withDuration(service, duration) ??
  (duration !== undefined && booking !== undefined ? inAnyLength(service, duration) : null);
