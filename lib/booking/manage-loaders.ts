import { cache } from "react";
import { z } from "zod";
import { readBusy } from "#lib/availability/data.ts";
import type { SlotList } from "#lib/availability/loaders.ts";
import type { ServiceRules } from "#lib/availability/rules.ts";
import { slots } from "#lib/availability/slots.ts";
import { googleCalendarLink, outlookLink } from "#lib/calendars/add-links.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { referenceOf } from "#lib/ids.ts";
import { paths } from "#lib/paths.ts";
import { readCheckoutUrl, readFeeDue, readPaid, readReturned } from "#lib/payments/data.ts";
import type { Catalogue, CatalogueService } from "#lib/services/catalogue.ts";
import { staffById } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { minuteCeil, minuteFloor, parseInstant, parseMinute } from "#lib/time/instant.ts";
import { localDateAt, spanOfDates } from "#lib/time/local-day.ts";
import { type BookingRow, bookedOf, readBooking } from "./change.ts";
import { cancellationOf, readCustomerMoves } from "./data.ts";
import { type Query, requestZone } from "./loaders.ts";
import { changeChoices } from "./manage-choices.ts";
import { resolveManageToken } from "./manage-token.ts";
import type { ManageView } from "./manage-view.ts";
import { businessView, type PickerView } from "./page-view.ts";
import { readPicker } from "./picker-data.ts";
import { isLive, readStatus } from "./states.ts";
import type { ZoneChoice } from "./zone-choice.ts";

const snapshot = z.object({
  name: z.string(),
  location: z.object({ name: z.string(), kind: z.enum(["in_person", "online"]), address: z.string() }),
});

interface Found {
  tx: Tx;
  scope: TenantScope;
  row: BookingRow;
  catalogue: Catalogue;
  /** The service as it is now; null where the business no longer has it. */
  service: CatalogueService | null;
}

/** Runs `work` on the booking a token opens; null for unknown, foreign and mistyped ones, all alike (A14). */
async function behind<T>(token: string, work: (found: Found) => Promise<T>): Promise<T | null> {
  const resolved = await resolveManageToken(token);
  if (!resolved) return null;
  const { scope, bookingId } = resolved;
  return withTenant(scope, async (tx) => {
    const row = await readBooking(tx, scope, bookingId);
    if (!row) return null;
    const catalogue = await readCatalogue(tx, scope);
    const service = catalogue.services.find(({ id }) => id === row.serviceId) ?? null;
    return work({ tx, scope, row, catalogue, service });
  });
}

const endOfState = (row: BookingRow, now: number): ManageView["state"] => {
  const status = readStatus(row.status);
  if (status === "declined" || status === "expired") return status;
  if (!isLive(status)) return status === "cancelled" ? "cancelled" : "over";
  if (minuteFloor(row.startsAt) <= now) return "over";
  if (status !== "held") return "upcoming";
  return row.holdReason === "payment" ? "unpaid" : "waiting";
};

/** `/manage/{token}`: the booking as its customer may see it. */
export const loadManaged = cache(
  (token: string): Promise<ManageView | null> =>
    behind(token, async ({ tx, scope, row, catalogue, service }) => {
      const at = new Date();
      const [moves, paid] = [await readCustomerMoves(tx, scope, row.id), await readPaid(tx, scope, row.id)];
      // Before it is paid, the terms are those of what is due.
      const asked = row.holdReason === "payment" ? { captured: row.dueNow, refunded: 0 } : paid;
      const terms = cancellationOf(row, { moves, paid: asked, at });
      const { name, location } = snapshot.parse(row.serviceSnapshot);
      const times = { from: minuteFloor(row.startsAt), to: minuteFloor(row.endsAt) };
      const event = {
        start: times.from,
        end: times.to,
        summary: `${name} · ${catalogue.tenant.name}`,
        location:
          location.kind === "online" ? "" : [location.name, location.address].filter(Boolean).join(", "),
      };
      return {
        token,
        version: row.version,
        reference: referenceOf(row.id).toUpperCase(),
        state: endOfState(row, minuteCeil(at)),
        cancelledBy: row.cancelledBy === "customer" ? "customer" : "business",
        reason: row.cancelledBy === "customer" || row.status === "declined" ? row.cancelReason : null,
        waitsUntil: row.holdExpiresAt && minuteFloor(row.holdExpiresAt),
        business: businessView(catalogue.tenant),
        service: { name, slug: service?.active ? service.slug : null },
        staff: staffById(catalogue, row.staffId)?.name ?? null,
        place: { ...location, timezone: row.timezone },
        party: row.party,
        price: { amount: row.price, currency: row.currency },
        money: {
          ...{ due: row.dueNow, paid: paid.captured, refunded: paid.refunded },
          returned: row.dueNow > 0 ? await readReturned(tx, scope, row.id) : 0,
        },
        feeDue: row.status === "no_show" ? await readFeeDue(tx, scope, row.id) : null,
        checkoutUrl:
          row.holdReason === "payment" || row.status === "no_show"
            ? await readCheckoutUrl(tx, scope, row.id)
            : null,
        endedUnpaid: row.status === "expired" && row.dueNow + row.noShowFee > 0 && paid.captured === 0,
        noShowFee: row.noShowFee,
        email: row.customerEmail || null,
        ...times,
        zone: row.customerTimezone,
        now: minuteCeil(at),
        choices: changeChoices(catalogue, bookedOf(row), await readFreePlaces(tx, scope, row.sessionId)),
        links: { google: googleCalendarLink(event), outlook: outlookLink(event), file: paths.invite(token) },
        cancellation: {
          refund: terms.refund,
          retained: terms.retained,
          deadlines: terms.deadlines.map(({ until, ...rest }) => ({
            until: Math.floor((parseInstant(until) ?? 0) / 60_000),
            ...rest,
          })),
        },
      };
    }),
);

async function readFreePlaces(tx: Tx, { tenantId }: TenantScope, id: string | null): Promise<number> {
  const session =
    id === null
      ? null
      : await tx.session.findUnique({
          where: { tenantId_id: { tenantId, id } },
          select: { capacity: true, _count: { select: { seats: { where: { live: true } } } } },
        });
  return session ? session.capacity - session._count.seats : 0;
}

/** A booking keeps its length when it moves, and counts as free where it is itself. */
function moveQuery({ row, service }: Found, now: number) {
  if (!service) return null;
  const rules: ServiceRules = {
    ...service.rules,
    durationMinutes: minuteFloor(row.endsAt) - minuteFloor(row.startsAt),
  };
  return { rules, party: row.party, now, exceptBookingId: row.id };
}

export interface MoveTimes {
  picker: PickerView;
  zone: ZoneChoice;
  region: string;
  group: boolean;
  /** The start asked for in the address, when it is free; `gone` when it is not. */
  start: number | null;
  gone: boolean;
}

/** Times a booking could move to, first free day first, as on the booking page. */
export async function loadMoveTimes(token: string, query: Query): Promise<MoveTimes | null> {
  const { region } = await requestLanguage();
  return behind(token, async (found) => {
    const now = minuteCeil(new Date());
    const wanted = moveQuery(found, now);
    if (!wanted) return null;
    const zone = await requestZone(query, found.row.customerTimezone);
    const own = minuteFloor(found.row.startsAt);
    const asked = typeof query.start === "string" ? parseMinute(query.start) : null;
    const picker = without(
      await readPicker(found.tx, found.scope, {
        ...wanted,
        zone: zone.zone,
        date: typeof query.date === "string" ? query.date : localDateAt(asked ?? own, zone.zone),
      }),
      own,
    );
    const start = asked !== null && picker.times.starts.includes(asked) ? asked : null;
    const gone = asked !== null && start === null;
    return { picker, zone, region, group: wanted.rules.capacity > 1, start, gone };
  });
}

/** The time it already has is no choice. */
const without = (picker: PickerView, own: number): PickerView => ({
  ...picker,
  next: picker.next.filter((start) => start !== own),
  times: {
    ...picker.times,
    starts: picker.times.starts.filter((start) => start !== own),
    seats: picker.times.seats?.filter((_, index) => picker.times.starts[index] !== own) ?? null,
  },
});

/** Further months of the same, for the picker's calendar. Dates in `timezone`, both included. */
export const loadMoveSlots = (
  token: string,
  { from, to, timezone }: { from: string; to: string; timezone: string },
): Promise<SlotList | null> =>
  behind(token, async (found) => {
    const now = minuteCeil(new Date());
    const wanted = moveQuery(found, now);
    const window = spanOfDates(from, to, timezone);
    const slugs = new Map<string, string>();
    if (!wanted || !window) return { timezone, from, to, slots: [], slugs };
    const busy = await readBusy(found.tx, found.scope, { ...wanted, window });
    const own = minuteFloor(found.row.startsAt);
    const free = slots(wanted.rules, busy, { ...wanted, window }).filter((slot) => slot.from !== own);
    return { timezone, from, to, slots: free.map((slot) => ({ ...slot, staff: [] })), slugs };
  });
