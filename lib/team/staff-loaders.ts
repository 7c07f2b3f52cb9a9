import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";

export interface StaffLine {
  slug: string;
  name: string;
  email: string | null;
  active: boolean;
  /** Slug of the schedule they keep. */
  schedule: string;
  services: string[];
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
      schedule: row.schedule.slug,
      services: row.services.flatMap(({ service }) => (service.active ? [service.name] : [])),
    }));
  });
