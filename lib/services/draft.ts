import { serviceColumns } from "./columns.ts";
import type { CatalogueRows } from "./rows.ts";
import type { ServiceInput } from "./schema.ts";

const draftId = "00000000-0000-7000-8000-00000000d4a5";

/** What the editor does not ask, as a new service has it. */
const unasked = { scheduleId: null, position: 0 };

/**
 * The rows as `saveService` would leave them, for the engine to compile, and the id of the service; null when it, or its
 * place, is not there. Nothing is written, so two services may have one address for a moment.
 */
export function withServiceDraft(
  rows: CatalogueRows,
  input: ServiceInput,
): { rows: CatalogueRows; id: string } | null {
  const known = rows.services.find(({ slug }) => slug === input.editing);
  const location = rows.locations.find(({ slug }) => slug === input.location);
  if (!location || (input.editing !== null && !known)) return null;
  const { tenantId } = location;
  const id = known?.id ?? draftId;
  const idsOf = (list: readonly { id: string; slug: string }[], slugs: readonly string[]) =>
    slugs.flatMap((slug) => list.find((row) => row.slug === slug) ?? []);
  const drafted: CatalogueRows["services"][number] = {
    ...unasked,
    ...known,
    ...serviceColumns(input),
    tenantId,
    id,
    locationId: location.id,
    policyId: rows.policies.find(({ slug }) => slug === input.policy)?.id ?? null,
    staff: idsOf(rows.staff, input.staff).map((member, position) => ({
      tenantId,
      serviceId: id,
      staffId: member.id,
      position,
      weight: input.weights[member.slug] ?? 1,
    })),
    resources: idsOf(rows.resources, input.resources).map((resource, position) => ({
      tenantId,
      serviceId: id,
      resourceId: resource.id,
      position,
    })),
  };
  return { rows: { ...rows, services: [...rows.services.filter((row) => row !== known), drafted] }, id };
}
