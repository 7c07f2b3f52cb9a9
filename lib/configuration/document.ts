import type { z } from "zod";
import type { CatalogueRows } from "#lib/services/rows.ts";
import {
  storedLimits,
  storedPayment,
  storedReminders,
  storedSpans,
  storedTiers,
  storedWeekly,
} from "#lib/services/stored.ts";
import type { Tenant } from "#prisma/generated/client.ts";
import { toClockSpan, toWeeklyHours } from "./hours.ts";
import type { configuration } from "./schema.ts";

/** The document as it is written: what GET returns, PUT accepts unchanged (contract 2). */
export type ConfigurationDocument = z.input<typeof configuration>;

type Row<K extends keyof CatalogueRows> = CatalogueRows[K][number];

/** Says only what is not said by leaving it out. */
const unless = <K extends string, V>(key: K, value: V, usual: V) => (value === usual ? {} : { [key]: value });

const exceptionOf = ({ date, spans, reason }: Row<"schedules">["exceptions"][number]) => {
  const open = storedSpans.parse(spans).map(toClockSpan);
  const day = date.toISOString().slice(0, 10);
  return {
    date: day,
    ...(open.length === 0 ? { closed: true as const } : { open }),
    ...unless("reason", reason, ""),
  };
};

/** A tenant's rows as the document of contract 2. One set of rows has one document. */
export function configurationDocument(
  tenant: Pick<Tenant, "name" | "timezone" | "currency" | "locale">,
  rows: CatalogueRows,
): ConfigurationDocument {
  const slugsOf = (list: readonly { id: string; slug: string }[]) => {
    const slugs = new Map(list.map(({ id, slug }) => [id, slug]));
    return (id: string | null): string => slugs.get(id ?? "") ?? "";
  };
  const schedule = slugsOf(rows.schedules);
  const location = slugsOf(rows.locations);
  const policy = slugsOf(rows.policies);
  const staff = slugsOf(rows.staff);
  const resource = slugsOf(rows.resources);
  const { name, timezone, currency, locale } = tenant;
  return {
    business: { name, timezone, currency, locale },
    locations: rows.locations.map((row) => ({
      slug: row.slug,
      name: row.name,
      timezone: row.timezone,
      kind: row.kind === "online" ? "online" : "in_person",
      ...unless("address", row.address, ""),
    })),
    schedules: rows.schedules.map((row) => ({
      slug: row.slug,
      timezone: row.timezone,
      weekly: toWeeklyHours(storedWeekly.parse(row.weekly)),
      exceptions: row.exceptions.map(exceptionOf),
    })),
    staff: rows.staff.map((row) => ({
      slug: row.slug,
      name: row.name,
      schedule: schedule(row.scheduleId),
      ...unless("email", row.email ?? undefined, undefined),
      ...unless("active", row.active, true),
    })),
    resources: rows.resources.map((row) => ({
      slug: row.slug,
      name: row.name,
      units: row.units.filter((unit) => unit.active).length,
      ...unless("schedule", row.scheduleId === null ? undefined : schedule(row.scheduleId), undefined),
    })),
    policies: rows.policies.map((row) => ({
      slug: row.slug,
      tiers: storedTiers.parse(row.tiers),
      afterMove: row.afterMove === "restart" ? "restart" : "carry",
    })),
    services: rows.services.map((row) => ({
      slug: row.slug,
      name: row.name,
      ...unless("description", row.description, ""),
      durationMinutes: row.durationMinutes,
      bufferBeforeMinutes: row.bufferBeforeMinutes,
      bufferAfterMinutes: row.bufferAfterMinutes,
      stepMinutes: row.stepMinutes,
      minimumNoticeMinutes: row.minimumNoticeMinutes,
      horizonDays: row.horizonDays,
      capacity: row.capacity,
      staff: row.staff.map((link) => staff(link.staffId)),
      assignment: row.assignment === "all" ? "all" : row.assignment === "balanced" ? "balanced" : "any",
      resources: row.resources.map((link) => resource(link.resourceId)),
      location: location(row.locationId),
      price: row.price,
      payment: storedPayment.parse(row.payment),
      ...unless("policy", row.policyId === null ? undefined : policy(row.policyId), undefined),
      limits: storedLimits.parse(row.limits),
      approval: false,
      reminders: storedReminders.parse(row.reminders),
      ...unless("active", row.active, true),
    })),
  };
}
