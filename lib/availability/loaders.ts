import { isDeepStrictEqual } from "node:util";
import { hotRead } from "#lib/db/hot-read.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { sql } from "#lib/db/sql.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type Catalogue, type CatalogueService, findService, findStaff } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { withDuration } from "#lib/services/durations.ts";
import { resolveTenant } from "#lib/tenants/data.ts";
import { minuteCeil } from "#lib/time/instant.ts";
import { spanOfDates } from "#lib/time/local-day.ts";
import { busyOf, busyStatements } from "./busy-rows.ts";
import { readBusy } from "./data.ts";
import { noBusy } from "./decide.ts";
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
  /** Minutes; one of the service's lengths. */
  duration?: number | undefined;
  now?: Minute | undefined;
}

/** Starts that can be booked now. `slugs` are the staff's by their ids: naming people slot by slot would cost more than finding them. */
export interface SlotList {
  timezone: string;
  from: string;
  to: string;
  slots: readonly Slot[];
  slugs: ReadonlyMap<string, string>;
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
  const named = findService(catalogue, request.service);
  if (!named) return err(problem("not_found", { detail: "This business has no such service." }));
  const service = withDuration(named, request.duration);
  if (!service)
    return err(
      problem("invalid", {
        errors: [{ path: "duration", message: "This service cannot be booked for that long." }],
      }),
    );
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
export const slotsOf = ({ service, staffId, party, window, now }: SlotsPlan, busy: Busy): Slot[] =>
  window ? slots(service.rules, busy, { window, staffId, party, now }) : [];

export const slugsOf = ({ service }: Pick<SlotsPlan, "service">): Map<string, string> =>
  new Map(service.rules.staff.map(({ id, slug }) => [id, slug]));

/**
 * Every start of a service that could be booked now (design 4.4). Refusals: `not_found` for an unknown or
 * hidden service, `invalid` for staff or a party that the service does not have. @throws TryAgain
 */
export const loadSlots = (scope: TenantScope, request: SlotsRequest): Promise<Result<SlotList, Problem>> =>
  withTenant(scope, async (tx) =>
    listSlots(await readCatalogue(tx, scope), request, ({ service, window, now }) =>
      readBusy(tx, scope, { rules: service.rules, window, now }),
    ),
  );

async function listSlots(
  catalogue: Catalogue,
  request: SlotsRequest,
  busyFor: (plan: SlotsPlan & { window: Span }) => Promise<Busy>,
): Promise<Result<SlotList, Problem>> {
  const plan = planSlots(catalogue, request);
  if (!plan.ok) return plan;
  const { window } = plan.value;
  const { timezone, from, to } = request;
  const found = window ? slotsOf(plan.value, await busyFor({ ...plan.value, window })) : [];
  return ok({ timezone, from, to, slots: found, slugs: slugsOf(plan.value) });
}

type PublicRequest = Omit<SlotsRequest, "timezone"> & { timezone?: string | undefined };

interface Known {
  scope: TenantScope;
  catalogue: Catalogue;
}

// Businesses asked for lately, by slug. Nothing here is believed: the same round trip that reads busy time asks
// whether the slug still leads to this tenant, whether it is live, and whether this is its set-up's revision.
const known = new Map<string, Known>();
const mostKnown = 500;

/**
 * `loadSlots` by a business's public slug, which is the proof for its scope: one round trip as a rule (design 4.4,
 * lib/db/hot-read.ts), the plain way whenever anything is not as remembered. Unknown and suspended businesses are
 * `not_found`. Without a timezone the business's own counts. @throws TryAgain
 */
export async function loadPublicSlots(
  slug: string,
  request: PublicRequest,
): Promise<Result<SlotList, Problem>> {
  const remembered = known.get(slug);
  const hot = remembered ? await readHot(slug, remembered, request).catch(() => null) : null;
  if (hot) return hot;
  const resolved = await resolveTenant(slug);
  if (!resolved) {
    known.delete(slug);
    return err(problem("not_found"));
  }
  const { scope, tenant } = resolved;
  return withTenant(scope, async (tx) => {
    const catalogue = await readCatalogue(tx, scope);
    known.delete(slug);
    known.set(slug, { scope, catalogue });
    const oldest = known.keys().next().value;
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
    return listSlots(
      catalogue,
      { ...request, timezone: request.timezone ?? tenant.timezone },
      ({ service, window, now }) => readBusy(tx, scope, { rules: service.rules, window, now }),
    );
  });
}

/** One round trip; null when what is remembered is no longer so. */
async function readHot(
  slug: string,
  { scope, catalogue }: Known,
  request: PublicRequest,
): Promise<Result<SlotList, Problem> | null> {
  const { tenantId } = scope;
  const { timezone } = catalogue.tenant;
  const asked = { ...request, timezone: request.timezone ?? timezone };
  const self = sql`SELECT slug, status, revision FROM tenant WHERE id = ${tenantId}`;
  let stale: boolean | null = null;
  const asKnown = [[slug, "active", String(catalogue.tenant.revision)]];
  const isAsKnown = (rows: unknown) => isDeepStrictEqual(rows, asKnown);
  const found = await listSlots(catalogue, asked, async ({ service: { rules }, window, now }) => {
    const [tenant, ...busy] = await hotRead(scope, [
      self,
      ...busyStatements(tenantId, { rules, window, now }),
    ]);
    stale = !isAsKnown(tenant);
    return stale ? noBusy : busyOf(busy);
  });
  // A refusal, or days that do not exist, was decided without asking: it holds only if the set-up does.
  stale ??= !isAsKnown((await hotRead(scope, [self]))[0]);
  return stale ? null : found;
}
