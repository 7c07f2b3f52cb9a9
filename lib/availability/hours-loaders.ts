import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { contentOf, type HoursContent, mayChangeSchedule, ownersOf, readSchedules } from "./hours-data.ts";
import type { HoursOwner, OwnerKind } from "./hours-owner.ts";

export interface OwnerLine extends HoursOwner {
  name: string;
  /** Slug of the schedule it keeps; null: others' hours decide. */
  schedule: string | null;
  /** Whose clocks its hours would be read on. */
  timezone: string;
}

/** A service, and whose hours it depends on: slugs. */
export interface HoursService {
  slug: string;
  name: string;
  staff: string[];
  location: string;
  resources: string[];
}

export interface HoursView extends HoursContent {
  slug: string;
  /** The local date there. */
  today: string;
  /** Who and what keeps these hours. */
  owners: (HoursOwner & { name: string })[];
  /** False for staff whose hours are others' too (T1). */
  editable: boolean;
}

export interface HoursPage {
  /** People first, then places, services and resources, each in the business's order. */
  owners: OwnerLine[];
  schedules: HoursView[];
  /** That can be booked; for staff, those they offer. */
  services: HoursService[];
}

const order = [{ position: "asc" as const }, { slug: "asc" as const }];
const line = { slug: true, name: true, schedule: { select: { slug: true, timezone: true } } } as const;

/** What may have hours beside people, as far as a member reaches. */
async function readOthers(tx: Tx, { tenantId }: TenantScope, zone: string): Promise<OwnerLine[]> {
  const list = { where: { tenantId }, orderBy: order };
  const locations = await tx.location.findMany({ ...list, select: { ...line, timezone: true } });
  const services = await tx.service.findMany({
    ...list,
    where: { tenantId, active: true },
    select: { ...line, location: { select: { timezone: true } } },
  });
  const resources = await tx.resource.findMany({ ...list, select: line });
  return [
    ...locations.map((row) => lineOf("location", row, row.timezone)),
    ...services.map((row) => lineOf("service", row, row.location.timezone)),
    ...resources.map((row) => lineOf("resource", row, zone)),
  ];
}

interface LineRow {
  slug: string;
  name: string;
  schedule: { slug: string; timezone: string } | null;
}

const lineOf = (kind: OwnerKind, { slug, name, schedule }: LineRow, zone: string): OwnerLine => ({
  kind,
  slug,
  name,
  schedule: schedule?.slug ?? null,
  timezone: schedule?.timezone ?? zone,
});

async function readServices(
  tx: Tx,
  { tenantId }: TenantScope,
  reached: string[] | null,
): Promise<HoursService[]> {
  const rows = await tx.service.findMany({
    where: { tenantId, active: true, ...(reached && { staff: { some: { staffId: { in: reached } } } }) },
    orderBy: order,
    include: {
      staff: { select: { staff: { select: { slug: true } } } },
      location: { select: { slug: true } },
      resources: { select: { resource: { select: { slug: true } } } },
    },
  });
  return rows.map(({ slug, name, staff, location, resources }) => ({
    slug,
    name,
    staff: staff.map((link) => link.staff.slug),
    location: location.slug,
    resources: resources.map((link) => link.resource.slug),
  }));
}

/** Everything that has hours or could have, as far as a member reaches: staff find themselves. @throws TryAgain */
export const loadHours = (scope: TenantScope, viewer: Viewer, now: Date): Promise<HoursPage> =>
  withTenant(scope, async (tx) => {
    const { tenantId } = scope;
    const reached = reachedStaff(viewer, "schedule:own");
    const { timezone } = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } });
    const people = await tx.staff.findMany({
      where: { tenantId, active: true, ...(reached && { id: { in: reached } }) },
      orderBy: order,
      select: line,
    });
    const owners = [
      ...people.map((row) => lineOf("staff", row, timezone)),
      ...(reached === null ? await readOthers(tx, scope, timezone) : []),
    ];
    const kept = new Set(owners.map(({ schedule }) => schedule));
    const schedules = (await readSchedules(tx, scope))
      .filter((row) => kept.has(row.slug))
      .map((row): HoursView => {
        const today = localDateAt(minuteFloor(now), row.timezone);
        const owned = ownersOf(row).map(({ id: _, ...owner }) => owner);
        return {
          slug: row.slug,
          today,
          owners: owned,
          editable: mayChangeSchedule(viewer, row),
          ...contentOf(row, today),
        };
      });
    return { owners, schedules, services: await readServices(tx, scope, reached) };
  });

/** Whom an address names, by `staff`, `location`, `service` or `resource`, or by a schedule; else whoever comes first. */
export function ownerAsked(
  owners: readonly OwnerLine[],
  query: Record<string, string | string[] | undefined>,
): OwnerLine | undefined {
  return (
    owners.find(({ kind, slug }) => query[kind] === slug) ??
    owners.find(({ schedule }) => schedule !== null && schedule === query.schedule) ??
    owners[0]
  );
}

/** The services whose times change with an owner's hours. */
export const servicesOf = (services: readonly HoursService[], { kind, slug }: HoursOwner): HoursService[] =>
  services.filter(
    (service) =>
      (kind === "staff" && service.staff.includes(slug)) ||
      (kind === "location" && service.location === slug) ||
      (kind === "service" && service.slug === slug) ||
      (kind === "resource" && service.resources.includes(slug)),
  );
