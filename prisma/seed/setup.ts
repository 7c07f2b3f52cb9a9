import type { Db } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";

/** Hours as the demo writes them: weekdays (1 Monday) and spans in minutes. */
export interface SetupSchedule {
  slug: string;
  timezone: string;
  weekly: { weekday: number; from: number; to: number }[];
}

export interface SetupService {
  slug: string;
  name: string;
  description: string;
  durationMinutes: number;
  price: number;
  staff: string[];
  resources?: string[];
  location: string;
  bufferAfterMinutes?: number;
  stepMinutes?: number;
  minimumNoticeMinutes?: number;
  capacity?: number;
  payment?: { kind: "none" } | { kind: "deposit"; percent: number } | { kind: "full" };
  reminders?: { hoursBefore: number }[];
  limits?: { perDay?: number; perCustomer?: number };
}

export interface Setup {
  tenant: {
    slug: string;
    name: string;
    timezone: string;
    currency: string;
    description: string;
    email: string;
    phone?: string;
    accent: string;
  };
  owner: { email: string; name: string; staff?: string };
  locations: {
    slug: string;
    name: string;
    timezone: string;
    kind: "in_person" | "online";
    address: string;
  }[];
  schedules: SetupSchedule[];
  staff: { slug: string; name: string; schedule: string; email?: string }[];
  resources: { slug: string; name: string; units: number }[];
  services: SetupService[];
}

/** The hours of several weekdays at once. */
export const weekdays = (days: number[], from: number, to: number) =>
  days.map((weekday) => ({ weekday, from, to }));

/** Writes a whole tenant in one transaction. @returns its id */
export async function writeSetup(db: Db, setup: Setup): Promise<string> {
  const tenantId = newId();
  const ids = new Map<string, string>();
  const idOf = (kind: string, slug: string): string => {
    const key = `${kind}:${slug}`;
    const id = ids.get(key) ?? newId();
    ids.set(key, id);
    return id;
  };
  await db.$transaction(async (tx) => {
    await tx.tenant.create({ data: { id: tenantId, ...setup.tenant } });
    const user = await tx.user.upsert({
      where: { email: setup.owner.email },
      create: { id: newId(), email: setup.owner.email, name: setup.owner.name },
      update: {},
    });
    for (const [position, location] of setup.locations.entries())
      await tx.location.create({
        data: { tenantId, id: idOf("location", location.slug), position, ...location },
      });
    for (const schedule of setup.schedules)
      await tx.schedule.create({ data: { tenantId, id: idOf("schedule", schedule.slug), ...schedule } });
    for (const [position, { schedule, ...staff }] of setup.staff.entries())
      await tx.staff.create({
        data: {
          tenantId,
          id: idOf("staff", staff.slug),
          position,
          scheduleId: idOf("schedule", schedule),
          ...staff,
        },
      });
    await tx.member.create({
      data: {
        tenantId,
        id: newId(),
        userId: user.id,
        role: "owner",
        staffId: setup.owner.staff ? idOf("staff", setup.owner.staff) : null,
      },
    });
    for (const [position, { units, ...resource }] of setup.resources.entries()) {
      const resourceId = idOf("resource", resource.slug);
      await tx.resource.create({ data: { tenantId, id: resourceId, position, ...resource } });
      await tx.resourceUnit.createMany({
        data: Array.from({ length: units }, (_, i) => ({ tenantId, id: newId(), resourceId, number: i + 1 })),
      });
    }
    for (const [position, { staff, resources, location, ...service }] of setup.services.entries()) {
      const serviceId = idOf("service", service.slug);
      await tx.service.create({
        data: { tenantId, id: serviceId, position, locationId: idOf("location", location), ...service },
      });
      await tx.serviceStaff.createMany({
        data: staff.map((slug, i) => ({ tenantId, serviceId, staffId: idOf("staff", slug), position: i })),
      });
      await tx.serviceResource.createMany({
        data: (resources ?? []).map((slug, i) => ({
          tenantId,
          serviceId,
          resourceId: idOf("resource", slug),
          position: i,
        })),
      });
    }
  });
  return tenantId;
}
