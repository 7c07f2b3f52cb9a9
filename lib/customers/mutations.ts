import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";

interface Person {
  emailKey: string;
  email: string;
  name: string;
  phone?: string | undefined;
}

/**
 * The customer behind an address: one record per person and tenant. An unauthenticated booking never changes
 * a record that exists, it only points at it (A19); what was typed stays on the booking.
 */
export async function customerFor(tx: Tx, scope: TenantScope, person: Person): Promise<string> {
  const where = { tenantId_emailKey: { tenantId: scope.tenantId, emailKey: person.emailKey } };
  const known = await tx.customer.findUnique({ where, select: { id: true } });
  if (known) return known.id;
  const id = newId();
  // Conflict-free: two first bookings of one person at once end in a 40001 and a second look.
  await tx.customer.createMany({
    data: [{ tenantId: scope.tenantId, id, ...person, phone: person.phone ?? null }],
    skipDuplicates: true,
  });
  return id;
}
