import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import { can } from "#lib/auth/permissions.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { readId, showId } from "#lib/ids.ts";
import { type Catalogue, staffById } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import type { WaitlistEntry, WaitlistOffer } from "#prisma/generated/client.ts";
import { databaseNow, readFree, readLine } from "./data.ts";
import { deadlineOf } from "./offering.ts";
import { within } from "./reach.ts";
import { storedAnswers, wishOf } from "./stored.ts";
import { fits, type Wish } from "./wish.ts";

/** Somebody who waits, as the team sees them. Minutes since the epoch. */
export interface WaitingLine {
  /** `wte_…` */
  id: string;
  /** `cus_…` */
  customer: string;
  name: string;
  email: string;
  phone: string | null;
  notes: string[];
  wish: Wish;
  staff: string | null;
  since: number;
  offer: { from: number; until: number; staff: string | null } | null;
}

export interface ServiceLine {
  slug: string;
  name: string;
  zone: string;
  lines: WaitingLine[];
}

export interface WaitlistPage {
  services: ServiceLine[];
  /** Services that somebody can be added to, and people for each. */
  choices: { slug: string; name: string; capacity: number; staff: { slug: string; name: string }[] }[];
}

type Row = WaitlistEntry & { offers: WaitlistOffer[] };

function lineOf(row: Row, catalogue: Catalogue): WaitingLine {
  const names = (id: string | null) => staffById(catalogue, id)?.name ?? null;
  const [offer] = row.offers;
  return {
    id: showId("waitlistEntry", row.id),
    customer: showId("customer", row.customerId),
    name: row.name,
    email: row.email,
    phone: row.phone,
    notes: Object.values(storedAnswers.parse(row.answers)),
    wish: wishOf(row),
    staff: names(row.staffId),
    since: minuteFloor(row.createdAt),
    offer: offer
      ? {
          from: minuteFloor(offer.startsAt),
          until: minuteFloor(offer.deadline),
          staff: names(offer.staffId),
        }
      : null,
  };
}

/** Everybody who waits within the viewer's reach, service by service, in their order. @throws TryAgain */
export const loadWaitlist = (scope: TenantScope, viewer: Viewer): Promise<WaitlistPage> =>
  withTenant(scope, async (tx) => {
    const reach = reachedStaff(viewer, "waitlist:read");
    const catalogue = await readCatalogue(tx, scope);
    const rows = await tx.waitlistEntry.findMany({
      where: { tenantId: scope.tenantId, state: "waiting", ...(await within(tx, scope, reach)) },
      orderBy: [{ rank: "asc" }, { id: "asc" }],
      include: { offers: { where: { state: "open" } } },
    });
    const services = catalogue.services.flatMap(({ id, slug, name, rules }) => {
      const lines = rows.filter(({ serviceId }) => serviceId === id).map((row) => lineOf(row, catalogue));
      return lines.length > 0 ? [{ slug, name, zone: rules.zone, lines }] : [];
    });
    const choices = catalogue.services
      .filter(({ active, waitlistMinutes }) => active && waitlistMinutes !== null)
      .map(({ slug, name, rules }) => ({
        slug,
        name,
        capacity: rules.capacity,
        staff: catalogue.staff.filter(
          ({ id }) =>
            rules.staff.some((member) => member.id === id) && (reach === null || reach.includes(id)),
        ),
      }))
      .filter(({ staff }) => reach === null || staff.length > 0)
      .map((choice) => ({ ...choice, staff: choice.staff.map(({ slug, name }) => ({ slug, name })) }));
    return { services, choices };
  });

/** How many wait within the viewer's reach. @throws TryAgain */
export const countWaiting = async (scope: TenantScope, viewer: Viewer): Promise<number> =>
  can(viewer.role, "waitlist:read")
    ? withTenant(scope, async (tx) => {
        const reach = reachedStaff(viewer, "waitlist:read");
        const where = { tenantId: scope.tenantId, state: "waiting", ...(await within(tx, scope, reach)) };
        return tx.waitlistEntry.count({ where });
      })
    : 0;

/** What one customer waits for, within the viewer's reach. @throws TryAgain */
export const loadWaitsOf = (
  scope: TenantScope,
  viewer: Viewer,
  customer: string,
): Promise<(WaitingLine & { service: string })[]> =>
  withTenant(scope, async (tx) => {
    const customerId = readId("customer", customer);
    if (!customerId) return [];
    const catalogue = await readCatalogue(tx, scope);
    const reach = reachedStaff(viewer, "waitlist:read");
    const rows = await tx.waitlistEntry.findMany({
      where: {
        tenantId: scope.tenantId,
        customerId,
        state: "waiting",
        ...(await within(tx, scope, reach)),
      },
      orderBy: { createdAt: "asc" },
      include: { offers: { where: { state: "open" } } },
    });
    return rows.map((row) => ({
      ...lineOf(row, catalogue),
      service: catalogue.services.find(({ id }) => id === row.serviceId)?.name ?? "",
    }));
  });

const mostTimes = 24;

/** Free times that fit one who waits, for offering one out of turn; none where they have an offer. @throws TryAgain */
export const loadOfferTimes = (scope: TenantScope, viewer: Viewer, shown: string): Promise<number[]> =>
  withTenant(scope, async (tx) => {
    const entryId = readId("waitlistEntry", shown) ?? "";
    const reach = reachedStaff(viewer, "waitlist:write");
    const where = { tenantId: scope.tenantId, id: entryId, ...(await within(tx, scope, reach)) };
    const entry = entryId ? await tx.waitlistEntry.findFirst({ where }) : null;
    if (!entry) return [];
    const { services } = await readCatalogue(tx, scope);
    const service = services.find(({ id, active }) => id === entry.serviceId && active);
    const [who] = await readLine(tx, scope, entry.serviceId, entry.id);
    if (!service || !who) return [];
    const wish = { ...who, staffId: who.staffId ?? reach?.[0] ?? null };
    const now = minuteCeil(await databaseNow(tx));
    const free = await readFree(tx, scope, service, [wish], now);
    return free(wish)
      .map(({ from }) => from)
      .filter((from) => fits(wish, from, service.rules.zone) && deadlineOf(service, who, from, now) !== null)
      .slice(0, mostTimes);
  });
