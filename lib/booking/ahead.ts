import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";

const named = 3;

/**
 * Why something cannot go yet, because people have booked it (B19): how many bookings are ahead and whose the first
 * ones are. Null where nobody has.
 */
export async function bookingsAhead(
  tx: Tx,
  { tenantId }: TenantScope,
  of: { serviceId: string } | { staffId: string },
  now: Date,
): Promise<string | null> {
  const where = { tenantId, ...of, status: { in: ["held", "confirmed"] }, endsAt: { gt: now } };
  const count = await tx.booking.count({ where });
  if (count === 0) return null;
  const rows = await tx.booking.findMany({
    where,
    orderBy: { startsAt: "asc" },
    take: named,
    select: { customerName: true },
  });
  const names = rows.map((row) => row.customerName).join(", ");
  const more = count > rows.length ? ` and ${count - rows.length} more` : "";
  return count === 1
    ? `There is still a booking ahead, for ${names}. Move or cancel it first.`
    : `There are still ${count} bookings ahead, for ${names}${more}. Move or cancel them first.`;
}
