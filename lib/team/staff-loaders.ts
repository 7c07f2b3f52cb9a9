import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { storedCaps } from "#lib/services/stored.ts";

export interface StaffLine {
  slug: string;
  name: string;
  email: string | null;
  active: boolean;
  perDay: number | null;
  perWeek: number | null;
  /** Slug of the schedule they keep. */
  schedule: string;
  services: string[];
}

function capsOf(limits: unknown) {
  const { perDay = null, perWeek = null } = storedCaps.parse(limits);
  return { perDay, perWeek };
}

/** Everybody who can be or could be booked, in the business's order. @throws TryAgain */
export const loadStaff = (scope: TenantScope): Promise<StaffLine[]> =>
  withTenant(scope, async (tx) => {
    const rows = await tx.staff.findMany({
      where: { tenantId: scope.tenantId },
      orderBy: [{ active: "desc" }, { position: "asc" }, { slug: "asc" }],
      include: {
        schedule: { select: { slug: true } },
        services: { include: { service: { select: { name: true, active: true } } } },
      },
    });
    return rows.map((row) => ({
      slug: row.slug,
      name: row.name,
      email: row.email,
      active: row.active,
      ...capsOf(row.limits),
      schedule: row.schedule.slug,
      services: row.services.flatMap(({ service }) => (service.active ? [service.name] : [])),
    }));
  });
