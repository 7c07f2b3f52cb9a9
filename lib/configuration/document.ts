import type { z } from "zod";
import { dateText } from "#lib/services/compile-hours.ts";
import type { CatalogueRows } from "#lib/services/rows.ts";
import {
  storedCaps,
  storedDurations,
  storedLimits,
  storedPayment,
  storedReminders,
  storedSpans,
  storedTiers,
  storedWeekly,
} from "#lib/services/stored.ts";
import type { Tenant } from "#prisma/generated/client.ts";
import { dayNames, toClockSpan, toWeeklyHours } from "./hours.ts";
import type { configuration } from "./schema.ts";
import { entryOf, isOver } from "./time-off.ts";

/** The document as it is written: what GET returns, PUT accepts unchanged (contract 2). */
export type ConfigurationDocument = z.input<typeof configuration>;

type Row<K extends keyof CatalogueRows> = CatalogueRows[K][number];

/** Says only what is not said by leaving it out. */
const unless = <K extends string, V>(key: K, value: V, usual: V) => (value === usual ? {} : { [key]: value });

const exceptionOf = ({ date, spans, reason }: Row<"schedules">["exceptions"][number]) => {
  const open = storedSpans.parse(spans).map(toClockSpan);
  return {
    date: dateText(date),
    ...(open.length === 0 ? { closed: true as const } : { open }),
    ...unless("reason", reason, ""),
  };
};

const scheduleOf = (row: Row<"schedules">) => {
  const periods = row.periods.map((period) => ({
    from: dateText(period.fromDate),
    to: dateText(period.toDate),
    ...unless("timezone", period.timezone, row.timezone),
    weekly: toWeeklyHours(storedWeekly.parse(period.weekly)),
    ...unless("reason", period.reason, ""),
  }));
  return {
    slug: row.slug,
    timezone: row.timezone,
    weekly: toWeeklyHours(storedWeekly.parse(row.weekly)),
    exceptions: row.exceptions.map(exceptionOf),
    ...(periods.length === 0 ? {} : { periods }),
  };
};

/** Entries begin with their times, and times of this shape sort as text. */
const byText = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

/** What is over is not said; nor is anything twice. */
function timeOffOf(row: Row<"staff">, rows: CatalogueRows, now: number) {
  const schedule = rows.schedules.find(({ id }) => id === row.scheduleId);
  const entries = rows.timeOff
    .filter((off) => schedule && off.staffId === row.id && !isOver(off, now))
    .flatMap((off) => (schedule ? entryOf(off, scheduleOf(schedule)) : []));
  const once = [...new Map(entries.map((entry) => [JSON.stringify(entry), entry]))].toSorted(byText);
  return once.length === 0 ? {} : { timeOff: once.map(([, entry]) => entry) };
}

const limitsOf = (row: Row<"staff">) => {
  const limits = storedCaps.parse(row.limits);
  return Object.keys(limits).length === 0 ? {} : { limits };
};

const durationsOf = (row: Row<"services">) => {
  const durations = storedDurations.parse(row.durations);
  return durations.length === 0 ? {} : { durations };
};

const waitlistOf = ({ waitlistMinutes: offerMinutes }: Row<"services">) =>
  offerMinutes === null
    ? { waitlist: false as const }
    : offerMinutes === 120
      ? {}
      : { waitlist: { offerMinutes } };

type BusinessRow = Pick<
  Tenant,
  | "name"
  | "timezone"
  | "currency"
  | "locale"
  | "weekStart"
  | "embedParents"
  | "description"
  | "email"
  | "phone"
  | "accent"
  | "paymentHoldMinutes"
>;

/** The colour of a business that has chosen none (a default of the database). */
const noAccent = "#2f6f5e";

/**
 * A tenant's rows as the document of contract 2. One set of rows has one document, as of `now` (minutes since the
 * epoch): time off that is over is left out.
 */
export function configurationDocument(
  tenant: BusinessRow,
  rows: CatalogueRows,
  now: number,
): ConfigurationDocument {
  const slugsOf = (list: readonly { id: string; slug: string }[]) => {
    const slugs = new Map(list.map(({ id, slug }) => [id, slug]));
    return (id: string | null): string => slugs.get(id ?? "") ?? "";
  };
  const schedule = slugsOf(rows.schedules);
  const scheduled = (id: string | null) => (id === null ? {} : { schedule: schedule(id) });
  const location = slugsOf(rows.locations);
  const policy = slugsOf(rows.policies);
  const staff = slugsOf(rows.staff);
  const resource = slugsOf(rows.resources);
  const { name, timezone, currency, locale } = tenant;
  return {
    business: {
      name,
      timezone,
      currency,
      locale,
      ...unless("weekStart", dayNames[tenant.weekStart - 1], "mon"),
      ...(tenant.embedParents.length === 0 ? {} : { embedParents: [...tenant.embedParents] }),
      ...unless("description", tenant.description, ""),
      ...unless("email", tenant.email, null),
      ...unless("phone", tenant.phone, null),
      ...unless("accent", tenant.accent, noAccent),
      ...unless("paymentHoldMinutes", tenant.paymentHoldMinutes, 30),
    },
    locations: rows.locations.map((row) => ({
      slug: row.slug,
      name: row.name,
      timezone: row.timezone,
      kind: row.kind === "online" ? "online" : "in_person",
      ...unless("address", row.address, ""),
      ...scheduled(row.scheduleId),
    })),
    schedules: rows.schedules.map(scheduleOf),
    staff: rows.staff.map((row) => ({
      slug: row.slug,
      name: row.name,
      schedule: schedule(row.scheduleId),
      ...unless("email", row.email ?? undefined, undefined),
      ...limitsOf(row),
      ...timeOffOf(row, rows, now),
      ...unless("active", row.active, true),
    })),
    resources: rows.resources.map((row) => ({
      slug: row.slug,
      name: row.name,
      units: row.units.filter((unit) => unit.active).length,
      ...scheduled(row.scheduleId),
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
      ...durationsOf(row),
      bufferBeforeMinutes: row.bufferBeforeMinutes,
      bufferAfterMinutes: row.bufferAfterMinutes,
      stepMinutes: row.stepMinutes,
      ...(row.alignment === "opening" ? { alignment: "opening" as const } : {}),
      minimumNoticeMinutes: row.minimumNoticeMinutes,
      horizonDays: row.horizonDays,
      ...(row.bookableFrom ? { bookableFrom: dateText(row.bookableFrom) } : {}),
      ...(row.bookableTo ? { bookableTo: dateText(row.bookableTo) } : {}),
      capacity: row.capacity,
      staff: row.staff.map(({ staffId, weight }) =>
        weight === 1 ? staff(staffId) : { staff: staff(staffId), weight },
      ),
      assignment: row.assignment === "all" ? "all" : row.assignment === "balanced" ? "balanced" : "any",
      ...unless("balanceDays", row.balanceDays, 14),
      resources: row.resources.map((link) => resource(link.resourceId)),
      location: location(row.locationId),
      ...scheduled(row.scheduleId),
      price: row.price,
      payment: storedPayment.parse(row.payment),
      ...unless("noShowFee", row.noShowFee, 0),
      ...unless("policy", row.policyId === null ? undefined : policy(row.policyId), undefined),
      limits: storedLimits.parse(row.limits),
      approval: row.approval,
      ...unless("approvalHours", row.approvalHours, 24),
      ...waitlistOf(row),
      reminders: storedReminders.parse(row.reminders),
      ...unless("active", row.active, true),
    })),
  };
}
