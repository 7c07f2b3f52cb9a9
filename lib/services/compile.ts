import type { ResourceRules, ScheduleRules, StaffRules } from "#lib/availability/rules.ts";
import { defaultPolicy, type PolicyRules } from "#lib/policies/policy.ts";
import { dayOf } from "#lib/time/civil.ts";
import type { Catalogue, CatalogueService, LocationView, StaffView, TenantProfile } from "./catalogue.ts";
import { compileSchedule, compileTimeOff, dateText } from "./compile-hours.ts";
import type { CatalogueRows } from "./rows.ts";
import {
  storedCaps,
  storedDurations,
  storedLimits,
  storedPayment,
  storedReminders,
  storedTiers,
} from "./stored.ts";

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

/** A row that a composite foreign key guarantees. */
function must<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`The catalogue lacks ${what}`);
  return value;
}

/** Location hours and the service's own; both bind. */
const serviceHours = (
  schedules: ReadonlyMap<string, ScheduleRules>,
  ids: readonly (string | null)[],
): ScheduleRules[] => ids.flatMap((id) => (id === null ? [] : must(schedules.get(id), "a schedule")));

const compilePolicy = (row: CatalogueRows["policies"][number] | undefined): PolicyRules =>
  row
    ? {
        slug: row.slug,
        version: row.version,
        tiers: storedTiers.parse(row.tiers),
        afterMove: row.afterMove === "restart" ? "restart" : "carry",
      }
    : defaultPolicy;

const dayNumber = (date: Date | null): number | null => (date ? dayOf(dateText(date)) : null);

const locationView = (row: CatalogueRows["locations"][number]): LocationView => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  timezone: row.timezone,
  kind: row.kind === "online" ? "online" : "in_person",
  address: row.address,
});

/** Turns rows into the values that the slot engine and the pages read. Pure; done once per revision. */
export function compileCatalogue(tenant: TenantProfile, rows: CatalogueRows): Catalogue {
  const schedules = new Map(rows.schedules.map((row) => [row.id, compileSchedule(row)]));
  const locationSchedule = new Map(rows.locations.map((row) => [row.id, row.scheduleId]));
  const locations = rows.locations.map(locationView);
  const locationById = byId(locations);
  const policyById = byId(rows.policies);
  const staff: StaffView[] = rows.staff.map(({ id, slug, name, email }) => ({ id, slug, name, email }));
  const staffRules = new Map<string, StaffRules>(
    rows.staff
      .filter((row) => row.active)
      .map((row) => [
        row.id,
        {
          id: row.id,
          slug: row.slug,
          schedule: must(schedules.get(row.scheduleId), "a schedule"),
          timeOff: compileTimeOff(rows.timeOff.filter((off) => off.staffId === row.id)),
          limits: storedCaps.parse(row.limits),
          weight: 1,
        },
      ]),
  );
  const resourceRules = new Map<string, ResourceRules>(
    rows.resources.map((row) => [
      row.id,
      {
        id: row.id,
        slug: row.slug,
        unitIds: row.units.filter((unit) => unit.active).map((unit) => unit.id),
        schedule: row.scheduleId ? must(schedules.get(row.scheduleId), "a schedule") : null,
      },
    ]),
  );
  const services = rows.services.map((row): CatalogueService => {
    const location = must(locationById.get(row.locationId), "a location");
    const payment = storedPayment.parse(row.payment);
    return {
      id: row.id,
      slug: row.slug,
      name: row.name,
      description: row.description,
      price: row.price,
      payment,
      noShowFee: row.noShowFee,
      charge: {
        rule: tenant.canCharge ? payment : { kind: "none" },
        currency: tenant.currency,
        noShowFee: tenant.canCharge ? row.noShowFee : 0,
      },
      durations: storedDurations.parse(row.durations),
      balanceDays: row.balanceDays,
      active: row.active,
      location,
      policy: compilePolicy(row.policyId ? policyById.get(row.policyId) : undefined),
      reminders: storedReminders.parse(row.reminders),
      approval: row.approval,
      approvalHours: row.approvalHours,
      waitlistMinutes: row.waitlistMinutes,
      rules: {
        id: row.id,
        slug: row.slug,
        zone: location.timezone,
        durationMinutes: row.durationMinutes,
        bufferBeforeMinutes: row.bufferBeforeMinutes,
        bufferAfterMinutes: row.bufferAfterMinutes,
        hours: serviceHours(schedules, [locationSchedule.get(row.locationId) ?? null, row.scheduleId]),
        stepMinutes: row.stepMinutes,
        alignment: row.alignment === "opening" ? "opening" : "clock",
        minimumNoticeMinutes: row.minimumNoticeMinutes,
        horizonDays: row.horizonDays,
        dates: { from: dayNumber(row.bookableFrom), to: dayNumber(row.bookableTo) },
        weekStart: tenant.weekStart,
        capacity: row.capacity,
        assignment: row.assignment === "all" ? "all" : row.assignment === "balanced" ? "balanced" : "any",
        staff: row.staff.flatMap(({ staffId, weight }) => {
          const member = staffRules.get(staffId);
          return member ? { ...member, weight } : [];
        }),
        resources: row.resources.map((link) => must(resourceRules.get(link.resourceId), "a resource")),
        limits: storedLimits.parse(row.limits),
      },
    };
  });
  return { tenant, locations, staff, services };
}
