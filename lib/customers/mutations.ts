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
  // Insert first, look only on a conflict: a look would lock an index page against every other new customer.
  const [made] = await tx.customer.createManyAndReturn({
    data: [{ tenantId: scope.tenantId, id: newId(), ...person, phone: person.phone ?? null }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (made) return made.id;
  const { id } = await tx.customer.findUniqueOrThrow({
    where: { tenantId_emailKey: { tenantId: scope.tenantId, emailKey: person.emailKey } },
    select: { id: true },
  });
  return id;
}
