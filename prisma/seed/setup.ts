import type { Db, Tx } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";

type Spans = { from: number; to: number }[];
type Weekly = { weekday: number; from: number; to: number }[];

/** Hours as the demo writes them: weekdays (1 Monday) and spans in minutes; dates are YYYY-MM-DD. */
export interface SetupSchedule {
  slug: string;
  timezone: string;
  weekly: Weekly;
  /** Without spans: closed. */
  exceptions?: { date: string; spans?: Spans; reason?: string }[];
  periods?: { from: string; to: string; timezone?: string; weekly: Weekly; reason?: string }[];
}

export interface SetupStaff {
  slug: string;
  name: string;
  schedule: string;
  email?: string;
  limits?: { perDay?: number; perWeek?: number };
  /** Approved, in wall times of the schedule's zone ("2026-12-24T00:00"), the end not included. */
  timeOff?: { from: string; to: string; reason?: string }[];
}

export interface SetupService {
  slug: string;
  name: string;
  description: string;
  durationMinutes: number;
  price: number;
  durations?: { durationMinutes: number; price: number }[];
  staff: string[];
  assignment?: "any" | "balanced" | "all";
  /** By slug; 1 where none is given. */
  weights?: Record<string, number>;
  balanceDays?: number;
  resources?: string[];
  location: string;
  schedule?: string;
  bufferBeforeMinutes?: number;
  bufferAfterMinutes?: number;
  stepMinutes?: number;
  alignment?: "clock" | "opening";
  minimumNoticeMinutes?: number;
  horizonDays?: number;
  capacity?: number;
  payment?: { kind: "none" } | { kind: "deposit"; percent: number } | { kind: "full" };
  reminders?: { hoursBefore: number }[];
  /** Customers ask first, and wait so many hours for an answer. */
  approval?: boolean;
  approvalHours?: number;
  /** How long an offer to whoever waits stands; null: no waitlist. */
  waitlistMinutes?: number | null;
  limits?: { perDay?: number; perWeek?: number; perCustomer?: number };
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
    weekStart?: number;
  };
  owner: { email: string; name: string; staff?: string };
  locations: {
    slug: string;
    name: string;
    timezone: string;
    kind: "in_person" | "online";
    address: string;
    schedule?: string;
  }[];
  schedules: SetupSchedule[];
  staff: SetupStaff[];
  resources: { slug: string; name: string; units: number }[];
  services: SetupService[];
  /** Kept free day by day around today; wall times of the person's schedule. */
  lunches?: { staff: string; weekdays: number[]; from: string; to: string }[];
}

/** The hours of several weekdays at once. */
export const weekdays = (days: number[], from: number, to: number) =>
  days.map((weekday) => ({ weekday, from, to }));

/** Writes a whole tenant in one transaction. @returns its id */
export async function writeSetup(db: Db, setup: Setup): Promise<string> {
  const tenantId = newId();
  const idOf = idsByName();
  await db.$transaction(async (tx) => {
    await tx.tenant.create({ data: { id: tenantId, ...setup.tenant } });
    const user = await tx.user.upsert({
      where: { email: setup.owner.email },
      create: { id: newId(), email: setup.owner.email, name: setup.owner.name },
      update: {},
    });
    for (const schedule of setup.schedules)
      await writeSchedule(tx, tenantId, idOf("schedule", schedule.slug), schedule);
    for (const [position, { schedule, ...location }] of setup.locations.entries())
      await tx.location.create({
        data: {
          tenantId,
          id: idOf("location", location.slug),
          position,
          scheduleId: schedule ? idOf("schedule", schedule) : null,
          ...location,
        },
      });
    for (const [position, staff] of setup.staff.entries())
      await writeStaff(tx, tenantId, idOf, staff, {
        position,
        timezone: setup.schedules.find(({ slug }) => slug === staff.schedule)?.timezone ?? "",
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
    for (const [position, service] of setup.services.entries())
      await writeService(tx, tenantId, idOf, service, position);
  });
  return tenantId;
}

type IdOf = (kind: string, slug: string) => string;

function idsByName(): IdOf {
  const ids = new Map<string, string>();
  return (kind, slug) => {
    const key = `${kind}:${slug}`;
    const id = ids.get(key) ?? newId();
    ids.set(key, id);
    return id;
  };
}

/** As Prisma takes a `date` column. */
const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

async function writeSchedule(
  tx: Tx,
  tenantId: string,
  id: string,
  { exceptions = [], periods = [], ...schedule }: SetupSchedule,
): Promise<void> {
  await tx.schedule.create({ data: { tenantId, id, ...schedule } });
  await tx.scheduleException.createMany({
    data: exceptions.map(({ date, spans = [], reason = "" }) => ({
      tenantId,
      scheduleId: id,
      date: midnight(date),
      spans,
      reason,
    })),
  });
  await tx.schedulePeriod.createMany({
    data: periods.map(({ from, to, timezone = schedule.timezone, ...period }) => ({
      tenantId,
      id: newId(),
      scheduleId: id,
      fromDate: midnight(from),
      toDate: midnight(to),
      timezone,
      ...period,
    })),
  });
}

async function writeStaff(
  tx: Tx,
  tenantId: string,
  idOf: IdOf,
  { schedule, timeOff = [], ...staff }: SetupStaff,
  { position, timezone }: { position: number; timezone: string },
): Promise<void> {
  const id = idOf("staff", staff.slug);
  await tx.staff.create({
    data: { tenantId, id, position, scheduleId: idOf("schedule", schedule), ...staff },
  });
  await tx.timeOff.createMany({
    data: timeOff.map(({ from, to, reason = "" }) => ({
      tenantId,
      id: newId(),
      staffId: id,
      fromWall: from,
      toWall: to,
      timezone,
      reason,
      state: "approved",
    })),
  });
}

async function writeService(
  tx: Tx,
  tenantId: string,
  idOf: IdOf,
  given: SetupService,
  position: number,
): Promise<void> {
  const { staff, weights = {}, resources = [], location, schedule, ...service } = given;
  const serviceId = idOf("service", service.slug);
  await tx.service.create({
    data: {
      tenantId,
      id: serviceId,
      position,
      locationId: idOf("location", location),
      scheduleId: schedule ? idOf("schedule", schedule) : null,
      ...service,
    },
  });
  await tx.serviceStaff.createMany({
    data: staff.map((slug, i) => ({
      tenantId,
      serviceId,
      staffId: idOf("staff", slug),
      position: i,
      weight: weights[slug] ?? 1,
    })),
  });
  await tx.serviceResource.createMany({
    data: resources.map((slug, i) => ({
      tenantId,
      serviceId,
      resourceId: idOf("resource", slug),
      position: i,
    })),
  });
}
