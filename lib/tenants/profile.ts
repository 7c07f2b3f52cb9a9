import type { TenantProfile } from "#lib/services/catalogue.ts";
import type { Tenant } from "#prisma/generated/client.ts";

/** A tenant's row as the value that the rest of the code reads. */
export const tenantProfile = (row: Tenant): TenantProfile => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  timezone: row.timezone,
  currency: row.currency,
  locale: row.locale,
  description: row.description,
  email: row.email,
  phone: row.phone,
  accent: row.accent,
  embedParents: row.embedParents,
  weekStart: row.weekStart,
  canCharge: row.canCharge,
  paymentHoldMinutes: row.paymentHoldMinutes,
  status: row.status === "suspended" ? "suspended" : "active",
  revision: row.revision,
});
