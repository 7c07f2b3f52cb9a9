import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type Catalogue, type CatalogueService, findService, findStaff } from "#lib/services/catalogue.ts";
import { withDuration } from "#lib/services/durations.ts";

/** What a wish names: slugs and numbers, as they came in. */
export interface Named {
  service: string;
  staff?: string | undefined;
  party?: number | undefined;
  durationMinutes?: number | undefined;
}

const refusal = (path: string, message: string) => err(problem("invalid", { errors: [{ path, message }] }));

/** The server's own rows behind the names in a wish; what is foreign, hidden or unfit is refused (B13). Pure. */
export function resolveNames(
  catalogue: Catalogue,
  wish: Named,
): Result<{ service: CatalogueService; staffId: string | undefined }, Problem> {
  const named = findService(catalogue, wish.service);
  if (!named) return err(problem("not_found", { detail: "This business has no such service." }));
  const service = withDuration(named, wish.durationMinutes);
  if (!service) return refusal("durationMinutes", "This service cannot be booked for that long.");
  if (wish.party !== undefined && wish.party > service.rules.capacity)
    return refusal("party", `At most ${service.rules.capacity}.`);
  if (wish.staff === undefined) return ok({ service, staffId: undefined });
  const staffId = findStaff(catalogue, wish.staff)?.id;
  if (!staffId || !service.rules.staff.some((staff) => staff.id === staffId))
    return refusal("staff", "Nobody by that name offers this service.");
  return ok({ service, staffId });
}
