import type { Minute, Placement, ScheduleRules, ServiceRules, StaffRules } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type Catalogue, type CatalogueService, findService, findStaff } from "#lib/services/catalogue.ts";
import { minuteToDate } from "#lib/time/instant.ts";
import { type Imported, takesTime } from "./imported-facts.ts";
import type { PlacementRequest } from "./request.ts";
import { decideStart } from "./start-decision.ts";

/** One schedule per zone, since the engine remembers what it worked out by schedule. */
const schedules = new Map<string, ScheduleRules>();

function always(zone: string): ScheduleRules {
  const known = schedules.get(zone);
  if (known) return known;
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 }));
  const schedule = { id: `always ${zone}`, zone, weekly, exceptions: new Map(), periods: [] };
  schedules.set(zone, schedule);
  return schedule;
}

/** The service's rules with everything open: only who and what it needs is left of them. */
function openRules(rules: ServiceRules, durationMinutes: number, named: StaffRules | null): ServiceRules {
  const schedule = always(rules.zone);
  const staff = named && rules.assignment !== "all" ? [named] : rules.staff;
  return {
    ...rules,
    durationMinutes,
    hours: [],
    stepMinutes: 1,
    alignment: "clock",
    minimumNoticeMinutes: 0,
    horizonDays: 100_000,
    dates: { from: null, to: null },
    limits: {},
    staff: staff.map((member) => ({ ...member, schedule, timeOff: [], limits: {} })),
    resources: rules.resources.map((resource) => ({ ...resource, schedule: null })),
  };
}

/** The server's own rows behind an imported booking; what rests now may have been offered then. */
export function resolveImported(
  catalogue: Catalogue,
  request: PlacementRequest,
): Result<{ service: CatalogueService; staffId: string | undefined }, Problem> {
  const { imported } = request;
  const service = findService(catalogue, request.service, true);
  if (!service || !imported)
    return err(problem("not_found", { detail: "This business has no such service." }));
  const member = request.staff === undefined ? null : findStaff(catalogue, request.staff);
  if (request.staff !== undefined && !member)
    return err(problem("invalid", { errors: [{ path: "staff", message: "Nobody here has that name." }] }));
  const schedule = always(service.rules.zone);
  const named = member && { id: member.id, slug: member.slug, schedule, timeOff: [], limits: {}, weight: 1 };
  return ok({
    service: { ...service, rules: openRules(service.rules, imported.durationMinutes, named) },
    staffId: service.rules.assignment === "all" ? undefined : member?.id,
  });
}

interface Wanted {
  service: CatalogueService;
  staffId: string | undefined;
  request: PlacementRequest;
  imported: Imported;
  now: Minute;
}

/** Where an imported booking goes; null where its time is taken. A buffer may be squeezed: it was agreed like that. */
export async function decideImported(tx: Tx, scope: TenantScope, wanted: Wanted): Promise<Placement | null> {
  const { service, staffId, request, imported } = wanted;
  const { rules } = service;
  const from = request.start;
  const to = from + rules.durationMinutes;
  if (!takesTime(imported)) {
    const candidates = staffId ? [{ staffIds: [staffId], unitIds: [] }] : [];
    return { from, to, occupiedFrom: from, occupiedTo: to, candidates, squeeze: false, session: null };
  }
  // What is past may be written down: the rules are asked as of a moment when it still lay ahead.
  const query = { from, party: request.party ?? 1, now: Math.min(wanted.now, from), staffId };
  const decision = await decideStart(tx, scope, { rules, queries: [query], squeeze: true });
  return decision.ok ? decision.placement : null;
}

/** The columns that a file decides. */
export const importedColumns = (imported: Imported) => ({
  status: imported.status,
  externalKey: imported.key,
  staffNote: imported.note,
  ...(imported.price === null ? {} : { price: imported.price, dueNow: 0 }),
  ...(imported.policy
    ? { policySnapshot: { ...imported.policy, tiers: imported.policy.tiers.map((tier) => ({ ...tier })) } }
    : {}),
  ...(imported.created === null ? {} : { createdAt: minuteToDate(imported.created) }),
  ...(imported.cancelled === null ? {} : { cancelledAt: minuteToDate(imported.cancelled) }),
  cancelReason: imported.cancelReason,
  cancelledBy: imported.cancelledBy,
});
