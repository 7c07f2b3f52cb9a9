import { readBusy } from "#lib/availability/data.ts";
import { slots } from "#lib/availability/slots.ts";
import { placeBooking } from "#lib/booking/placement.ts";
import type { Db } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { CatalogueService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { addDays } from "#lib/time/civil.ts";
import { minuteFloor, minuteToDate } from "#lib/time/instant.ts";
import { localDateAt, spanOfDates } from "#lib/time/local-day.ts";
import { seedLunches } from "./blocks.ts";
import type { Setup } from "./setup.ts";

const people =
  `Maria Lopez|Jonah Okafor|Aiko Tanaka|Émile Laurent|Fatima Haddad|Sven Lindqvist|Grace Kim|Oluwaseun Adeyemi-Richardson|
Noa Levi|Pedro Silva|Hannah Schmidt|Li Wei|Zofia Kowalska|Ruth Mbeki|Callum Fraser|Ines Moreau|Dev Patel|Elif Kaya`
    .split("|")
    .map((name) => name.trim());

/** A small generator with a seed (mulberry32), so that a demo looks the same on every machine that day. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const addressOf = (name: string): string => {
  const plain = name.normalize("NFD").replace(/[^a-zA-Z ]/g, "");
  return `${plain.toLowerCase().replaceAll(" ", ".")}@example.com`;
};

/** Books about `share` of a day's free times through the one write path, as if customers had done so earlier. */
async function seedDay(
  scope: TenantScope,
  service: CatalogueService,
  date: string,
  share: number,
): Promise<void> {
  const span = spanOfDates(date, date, service.rules.zone);
  if (!span) return;
  const next = random(Number(date.replaceAll("-", "")) + service.name.length * 97);
  const booked = minuteToDate(span.from - 3 * 1440);
  const now = minuteFloor(booked);
  const open = await withTenant(scope, async (tx) =>
    slots(service.rules, await readBusy(tx, scope, { rules: service.rules, window: span, now }), {
      window: span,
      party: 1,
      now,
    }),
  );
  for (const slot of open.filter((_, i) => i % 2 === 0)) {
    const seats = service.rules.capacity > 1 ? 1 + Math.floor(next() * 4) : 1;
    if (next() > share) continue;
    for (let seat = 0; seat < seats; seat++) {
      const name = people[Math.floor(next() * people.length)] ?? "Maria Lopez";
      const staff = service.rules.staff.find(
        (member) => member.id === slot.staff[Math.floor(next() * slot.staff.length)],
      );
      const { durations } = service;
      const other = durations.length > 0 && next() < 0.4 ? Math.floor(next() * durations.length) : -1;
      await placeBooking(
        scope,
        {
          service: service.slug,
          durationMinutes: durations[other]?.durationMinutes,
          start: slot.from,
          timezone: service.rules.zone,
          staff: staff?.slug,
          customer: {
            name,
            email: { address: addressOf(name), key: addressOf(name) },
            phone: `+1 212 555 01${10 + people.indexOf(name)}`,
          },
          actor: { kind: "customer" },
          source: "page",
        },
        booked,
      );
    }
  }
}

/**
 * Fills a tenant's days from a week ago to two weeks ahead, skipping days that have bookings already, so that
 * the demo has a past and a future whenever it is started.
 */
export async function seedBookings(db: Db, scope: TenantScope, setup: Setup): Promise<void> {
  const catalogue = await withTenant(scope, (tx) => readCatalogue(tx, scope));
  const today = localDateAt(minuteFloor(new Date()), catalogue.tenant.timezone);
  for (let offset = -7; offset <= 14; offset++) {
    const date = addDays(today, offset);
    const span = spanOfDates(date, date, catalogue.tenant.timezone);
    if (!span) continue;
    const there = await db.booking.count({
      where: {
        tenantId: scope.tenantId,
        startsAt: { gte: minuteToDate(span.from), lt: minuteToDate(span.to) },
      },
    });
    if (there > 0) continue;
    await seedLunches(db, scope, setup, date);
    const share = offset <= 1 ? 0.42 : Math.max(0.08, 0.36 - offset * 0.02);
    for (const service of catalogue.services) await seedDay(scope, service, date, share);
  }
  // Demo customers do not exist: nobody gets mail about them.
  await db.message.updateMany({
    where: { tenantId: scope.tenantId, status: "queued", recipient: { endsWith: "@example.com" } },
    data: { status: "dropped", outcome: "demo data" },
  });
  await db.message.updateMany({
    where: {
      tenantId: scope.tenantId,
      status: "queued",
      sendAt: { lte: new Date() },
      createdAt: { lte: new Date() },
    },
    data: { status: "dropped", outcome: "demo data" },
  });
  await db.booking.updateMany({
    where: { tenantId: scope.tenantId, status: "confirmed", endsAt: { lt: new Date() } },
    data: { status: "completed" },
  });
}
