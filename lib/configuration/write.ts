import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { newId } from "#lib/ids.ts";
import { policyColumns, policyWriter } from "#lib/policies/columns.ts";
import type { CatalogueRows } from "#lib/services/rows.ts";
import {
  differ,
  type Ids,
  idOf,
  locationRow,
  resourceRow,
  says,
  scheduleRow,
  serviceRow,
  staffRow,
  tenantRow,
} from "./rows.ts";
import type { Configuration } from "./schema.ts";
import { writeExceptions, writePeriods, writeTimeOff } from "./write-hours.ts";
import type { WriteOrder } from "./write-order.ts";

interface Writer<D> {
  create(id: string, data: D): Promise<unknown>;
  update(id: string, data: D): Promise<unknown>;
}

/** Makes rows say what is wanted, by name, touching only those that say something else. @returns ids by name. */
async function sync<D extends { slug: string }>(
  rows: readonly { id: string; slug: string }[],
  wanted: readonly D[],
  writer: Writer<D>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const data of wanted) {
    const row = rows.find(({ slug }) => slug === data.slug);
    const id = row?.id ?? newId();
    ids.set(data.slug, id);
    if (!row) await writer.create(id, data);
    else if (!says(row, data)) await writer.update(id, data);
  }
  return ids;
}

/** Writes everything a document names; what it leaves out is for `applyRemovals`. */
export async function writeConfiguration(tx: Tx, scope: TenantScope, order: WriteOrder): Promise<void> {
  const { rows, document } = order;
  const { tenantId } = scope;
  const select = { id: true } as const;
  const at = (id: string) => ({ tenantId_id: { tenantId, id } });

  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId } });
  const business = tenantRow(document.business);
  if (!says(tenant, business)) await tx.tenant.update({ where: { id: tenantId }, data: business, select });

  const schedule = await sync(rows.schedules, document.schedules.map(scheduleRow), {
    create: (id, data) => tx.schedule.create({ data: { tenantId, id, ...data }, select }),
    update: (id, data) => tx.schedule.update({ where: at(id), data, select }),
  });
  await writeExceptions(tx, scope, order, schedule);
  await writePeriods(tx, scope, order, schedule);
  const location = await sync(
    rows.locations,
    document.locations.map((part, i) => locationRow(part, i, { schedule })),
    {
      create: (id, data) => tx.location.create({ data: { tenantId, id, ...data }, select }),
      update: (id, data) => tx.location.update({ where: at(id), data, select }),
    },
  );
  const policy = await sync(rows.policies, document.policies.map(policyColumns), policyWriter(tx, scope));
  const resource = await sync(
    rows.resources,
    document.resources.map((part, i) => resourceRow(part, i, { schedule })),
    {
      create: (id, data) => tx.resource.create({ data: { tenantId, id, ...data }, select }),
      update: (id, data) => tx.resource.update({ where: at(id), data, select }),
    },
  );
  await writeUnits(tx, scope, rows, document, resource);
  const staff = await sync(
    rows.staff,
    document.staff.map((part, i) => staffRow(part, i, { schedule })),
    {
      create: (id, data) => tx.staff.create({ data: { tenantId, id, ...data }, select }),
      update: (id, data) => tx.staff.update({ where: at(id), data, select }),
    },
  );
  await writeTimeOff(tx, scope, order, staff);
  const service = await sync(
    rows.services,
    document.services.map((part, i) => serviceRow(part, i, { location, policy, schedule })),
    {
      create: (id, data) => tx.service.create({ data: { tenantId, id, ...data }, select }),
      update: (id, data) => tx.service.update({ where: at(id), data, select }),
    },
  );
  await writeLinks(tx, scope, rows, document, service, { staff, resource });
}

/** Units keep their numbers: fewer means that the highest rest, more wakes them again before new ones are made. */
async function writeUnits(
  tx: Tx,
  { tenantId }: TenantScope,
  rows: CatalogueRows,
  document: Configuration,
  resources: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { slug, units } of document.resources) {
    const resourceId = idOf(resources, slug);
    const known = rows.resources.find(({ id }) => id === resourceId)?.units ?? [];
    for (const unit of known) {
      const active = unit.number <= units;
      if (unit.active !== active)
        await tx.resourceUnit.update({
          where: { tenantId_id: { tenantId, id: unit.id } },
          data: { active },
          select: { id: true },
        });
    }
    const numbers = new Set(known.map((unit) => unit.number));
    const fresh = Array.from({ length: units }, (_, i) => i + 1).filter((number) => !numbers.has(number));
    if (fresh.length > 0)
      await tx.resourceUnit.createMany({
        data: fresh.map((number) => ({ tenantId, id: newId(), resourceId, number })),
      });
  }
}

async function writeLinks(
  tx: Tx,
  { tenantId }: TenantScope,
  rows: CatalogueRows,
  document: Configuration,
  services: ReadonlyMap<string, string>,
  ids: Pick<Ids, "staff" | "resource">,
): Promise<void> {
  for (const part of document.services) {
    const serviceId = idOf(services, part.slug);
    const known = rows.services.find(({ id }) => id === serviceId);
    const staff = part.staff.map(({ staff, weight }, position) => ({
      staffId: idOf(ids.staff, staff),
      weight,
      position,
    }));
    if (differ(known?.staff ?? [], staff)) {
      await tx.serviceStaff.deleteMany({ where: { tenantId, serviceId } });
      await tx.serviceStaff.createMany({ data: staff.map((link) => ({ tenantId, serviceId, ...link })) });
    }
    const resources = part.resources.map((slug, position) => ({
      resourceId: idOf(ids.resource, slug),
      position,
    }));
    if (differ(known?.resources ?? [], resources)) {
      await tx.serviceResource.deleteMany({ where: { tenantId, serviceId } });
      await tx.serviceResource.createMany({
        data: resources.map((link) => ({ tenantId, serviceId, ...link })),
      });
    }
  }
}
