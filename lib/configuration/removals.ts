import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { FieldError } from "#lib/errors.ts";
import type { CatalogueRows } from "#lib/services/rows.ts";
import type { Configuration } from "./schema.ts";

type Named = { id: string; slug: string; name: string };

const missing = <T extends { slug: string }>(rows: readonly T[], wanted: readonly { slug: string }[]): T[] =>
  rows.filter((row) => !wanted.some(({ slug }) => slug === row.slug));

/** What a document leaves out of what there is. */
export const removedBy = (rows: CatalogueRows, document: Configuration) => ({
  services: missing(rows.services, document.services),
  staff: missing(rows.staff, document.staff),
  resources: missing(rows.resources, document.resources),
  policies: missing(rows.policies, document.policies),
  locations: missing(rows.locations, document.locations),
  schedules: missing(rows.schedules, document.schedules),
});

export type Removed = ReturnType<typeof removedBy>;

const sentence = (name: string, count: number) =>
  `"${name}" still has ${count === 1 ? "one booking" : `${count} bookings`} ahead. Move or cancel ${count === 1 ? "it" : "them"} first.`;

/** Live time ahead on lanes, counted per lane. */
async function aheadOnLanes(tx: Tx, scope: TenantScope, laneIds: string[], at: Date) {
  const groups = await tx.allocation.groupBy({
    by: ["laneId"],
    where: {
      tenantId: scope.tenantId,
      laneId: { in: laneIds },
      state: { in: ["held", "confirmed"] },
      endsAt: { gt: at },
    },
    _count: true,
  });
  return new Map(groups.map((group) => [group.laneId, group._count]));
}

/** What must not go because somebody has booked it (B19): a sentence each. */
export async function blockedRemovals(
  tx: Tx,
  scope: TenantScope,
  rows: CatalogueRows,
  document: Configuration,
  at: Date,
): Promise<FieldError[]> {
  const removed = removedBy(rows, document);
  const groups = await tx.booking.groupBy({
    by: ["serviceId"],
    where: {
      tenantId: scope.tenantId,
      serviceId: { in: removed.services.map(({ id }) => id) },
      status: { in: ["held", "confirmed"] },
      endsAt: { gt: at },
    },
    _count: true,
  });
  const booked = new Map(groups.map((group) => [group.serviceId, group._count]));
  const gone = rows.resources.map((row) => {
    const units = document.resources.find(({ slug }) => slug === row.slug)?.units ?? 0;
    return { row, units: row.units.filter((unit) => unit.active && unit.number > units).map(({ id }) => id) };
  });
  const lanes = await aheadOnLanes(
    tx,
    scope,
    [...removed.staff.map(({ id }) => id), ...gone.flatMap(({ units }) => units)],
    at,
  );
  const errors = (path: string, list: readonly Named[], counts: ReadonlyMap<string, number>): FieldError[] =>
    list.flatMap(({ id, name }) => {
      const count = counts.get(id) ?? 0;
      return count > 0 ? [{ path, message: sentence(name, count) }] : [];
    });
  return [
    ...errors("services", removed.services, booked),
    ...errors("staff", removed.staff, lanes),
    ...gone.flatMap(({ row, units }) => {
      const count = units.reduce((sum, unit) => sum + (lanes.get(unit) ?? 0), 0);
      return count > 0 ? [{ path: "resources", message: sentence(row.name, count) }] : [];
    }),
  ];
}

/**
 * Takes away what the document leaves out. What the past refers to stays and becomes inactive, with the location or
 * hours it was reckoned in: history is never rewritten (design 6). So does the calendar of somebody whose role is to
 * see only that one.
 */
export async function applyRemovals(tx: Tx, scope: TenantScope, removed: Removed): Promise<void> {
  const { tenantId } = scope;
  const kept = { locations: new Set<string>(), schedules: new Set<string | null>() };
  const key = (id: string) => ({ where: { tenantId_id: { tenantId, id } } });
  const gone = (rows: readonly { id: string }[]) => ({
    where: { tenantId, id: { in: rows.map(({ id }) => id) } },
  });

  for (const service of removed.services) {
    const used = { where: { tenantId, serviceId: service.id }, select: { id: true } };
    const hasPast =
      (await tx.booking.findFirst(used)) ??
      (await tx.session.findFirst(used)) ??
      (await tx.waitlistEntry.findFirst(used)) ??
      (await tx.hold.findFirst(used));
    if (!hasPast) await tx.service.delete({ ...key(service.id), select: { id: true } });
    else {
      kept.locations.add(service.locationId);
      kept.schedules.add(service.scheduleId);
      const lost = removed.policies.some(({ id }) => id === service.policyId);
      if (service.active || lost)
        await tx.service.update({
          ...key(service.id),
          data: { active: false, ...(lost ? { policyId: null } : {}) },
          select: { id: true },
        });
    }
  }
  for (const member of removed.staff) {
    const used = { where: { tenantId, staffId: member.id }, select: { id: true } };
    const isNamed =
      (await tx.booking.findFirst(used)) ??
      (await tx.session.findFirst(used)) ??
      (await tx.timeOff.findFirst(used)) ??
      (await tx.block.findFirst(used)) ??
      (await tx.waitlistEntry.findFirst(used)) ??
      (await tx.waitlistOffer.findFirst(used)) ??
      (await tx.member.findFirst({ ...used, where: { ...used.where, role: "staff" } })) ??
      (await tx.invitation.findFirst(used));
    if (!isNamed) {
      // Owners and admins reach every calendar: without one of their own they lose nothing.
      await tx.member.updateMany({ where: used.where, data: { staffId: null } });
      await tx.staff.delete({ ...key(member.id), select: { id: true } });
    } else {
      kept.schedules.add(member.scheduleId);
      if (member.active)
        await tx.staff.update({ ...key(member.id), data: { active: false }, select: { id: true } });
    }
  }
  await tx.resource.deleteMany(gone(removed.resources));
  await tx.policy.deleteMany(gone(removed.policies));
  for (const { id, scheduleId } of removed.locations)
    if (kept.locations.has(id)) kept.schedules.add(scheduleId);
  await tx.location.deleteMany(gone(removed.locations.filter(({ id }) => !kept.locations.has(id))));
  await tx.schedule.deleteMany(gone(removed.schedules.filter(({ id }) => !kept.schedules.has(id))));
}
