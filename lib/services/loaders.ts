import type { Assignment } from "#lib/availability/rules.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { Tier } from "#lib/policies/policy.ts";
import { dateText } from "./compile-hours.ts";
import type { ServiceInput } from "./schema.ts";
import { storedDurations, storedLimits, storedPayment, storedReminders, storedTiers } from "./stored.ts";

interface Named {
  slug: string;
  name: string;
}

export interface ServiceLine extends Named {
  durationMinutes: number;
  price: number;
  capacity: number;
  active: boolean;
  staff: string[];
  location: string;
}

/** Every service, hidden ones too, in the business's order. @throws TryAgain */
export const loadServices = (scope: TenantScope): Promise<ServiceLine[]> =>
  withTenant(scope, async (tx) => {
    const rows = await tx.service.findMany({
      where: { tenantId: scope.tenantId },
      orderBy: [{ active: "desc" }, { position: "asc" }, { slug: "asc" }],
      include: {
        location: { select: { name: true } },
        staff: { orderBy: { position: "asc" }, include: { staff: { select: { name: true } } } },
      },
    });
    return rows.map((row) => ({
      slug: row.slug,
      name: row.name,
      durationMinutes: row.durationMinutes,
      price: row.price,
      capacity: row.capacity,
      active: row.active,
      staff: row.staff.map((link) => link.staff.name),
      location: row.location.name,
    }));
  });

const readAssignment = (text: string): Assignment => (text === "all" || text === "balanced" ? text : "any");

export interface ServiceChoices {
  locations: Named[];
  staff: Named[];
  resources: Named[];
  /** Cancellation policies, oldest first. */
  policies: { slug: string; tiers: readonly Tier[] }[];
}

export interface ServiceEditorData {
  /** Null for a new one. */
  service: Omit<ServiceInput, "editing"> | null;
  choices: ServiceChoices;
}

/** A service with everything its editor needs; null where there is none of that slug. @throws TryAgain */
export const loadServiceEditor = (
  scope: TenantScope,
  slug: string | null,
): Promise<ServiceEditorData | null> =>
  withTenant(scope, async (tx) => {
    const { tenantId } = scope;
    const list = {
      where: { tenantId },
      select: { slug: true, name: true },
      orderBy: [{ position: "asc" as const }, { slug: "asc" as const }],
    };
    const row =
      slug === null
        ? null
        : await tx.service.findUnique({
            where: { tenantId_slug: { tenantId, slug } },
            include: {
              location: true,
              policy: { select: { slug: true } },
              staff: { orderBy: { position: "asc" }, include: { staff: true } },
              resources: { orderBy: { position: "asc" }, include: { resource: true } },
            },
          });
    if (slug !== null && !row) return null;
    const choices = {
      locations: await tx.location.findMany(list),
      staff: await tx.staff.findMany({ ...list, where: { tenantId, active: true } }),
      resources: await tx.resource.findMany(list),
      policies: (
        await tx.policy.findMany({
          where: { tenantId },
          select: { slug: true, tiers: true },
          orderBy: { createdAt: "asc" },
        })
      ).map(({ slug, tiers }) => ({ slug, tiers: storedTiers.parse(tiers) })),
    };
    if (!row) return { service: null, choices };
    const limits = storedLimits.parse(row.limits);
    const service = {
      slug: row.slug,
      name: row.name,
      description: row.description,
      durationMinutes: row.durationMinutes,
      bufferBeforeMinutes: row.bufferBeforeMinutes,
      bufferAfterMinutes: row.bufferAfterMinutes,
      durations: storedDurations.parse(row.durations),
      stepMinutes: row.stepMinutes,
      alignment: row.alignment === "opening" ? ("opening" as const) : ("clock" as const),
      minimumNoticeMinutes: row.minimumNoticeMinutes,
      horizonDays: row.horizonDays,
      bookableFrom: row.bookableFrom && dateText(row.bookableFrom),
      bookableTo: row.bookableTo && dateText(row.bookableTo),
      capacity: row.capacity,
      price: row.price,
      payment: storedPayment.parse(row.payment),
      noShowFee: row.noShowFee,
      location: row.location.slug,
      policy: row.policy?.slug ?? null,
      staff: row.staff.map((link) => link.staff.slug),
      assignment: readAssignment(row.assignment),
      weights: Object.fromEntries(row.staff.map((link) => [link.staff.slug, link.weight])),
      balanceDays: row.balanceDays,
      resources: row.resources.map((link) => link.resource.slug),
      reminders: storedReminders.parse(row.reminders).map(({ hoursBefore }) => hoursBefore),
      approval: row.approval,
      approvalHours: row.approvalHours,
      waitlistMinutes: row.waitlistMinutes,
      perDay: limits.perDay ?? null,
      perWeek: limits.perWeek ?? null,
      perCustomer: limits.perCustomer ?? null,
      active: row.active,
    };
    return { service, choices };
  });
