import type { Reached } from "#lib/agenda/reach.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { readCatalogue } from "#lib/services/data.ts";

/** Whose waiting people: ids of staff members, or null for everybody's. */
export type Reach = Reached;

interface Waits {
  serviceId: string;
  staffId: string | null;
}

/**
 * The entries that a reach covers, as a condition: those who wait for one of these people, and those who wait for
 * anybody, of a service that one of these people gives.
 */
export async function within(tx: Tx, scope: TenantScope, reach: Reach) {
  if (reach === null) return {};
  const { services } = await readCatalogue(tx, scope);
  const given = services.filter(({ rules }) => rules.staff.some(({ id }) => reach.includes(id)));
  const serviceId = { in: given.map(({ id }) => id) };
  return { OR: [{ staffId: { in: [...reach] } }, { staffId: null, serviceId }] };
}

/** Whether it covers one entry. */
export async function isWithin(tx: Tx, scope: TenantScope, reach: Reach, entry: Waits): Promise<boolean> {
  if (reach === null) return true;
  if (entry.staffId !== null) return reach.includes(entry.staffId);
  const { services } = await readCatalogue(tx, scope);
  const service = services.find(({ id }) => id === entry.serviceId);
  return service?.rules.staff.some(({ id }) => reach.includes(id)) ?? false;
}
