import type { Money } from "#lib/money.ts";
import type { PolicyRules } from "#lib/policies/policy.ts";
import type { CatalogueService, PaymentRule, TenantProfile } from "#lib/services/catalogue.ts";
import { durationChoices } from "#lib/services/durations.ts";

/** What the public pages are given: these fields and no others reach a browser (case T6). */
export interface BusinessView {
  slug: string;
  name: string;
  description: string;
  phone: string | null;
  accent: string;
  timezone: string;
  locale: string;
}

export interface PlaceView {
  name: string;
  address: string;
  kind: "in_person" | "online";
  timezone: string;
}

export interface PersonView {
  slug: string;
  name: string;
}

export interface ServiceView {
  slug: string;
  name: string;
  description: string;
  durationMinutes: number;
  price: Money;
  /** Every length it may be booked in, shortest first; empty where there is only one. */
  durations: { durationMinutes: number; price: Money }[];
  /** More than 1: a group service with that many seats. */
  capacity: number;
  /** The business answers each request itself. */
  approval: boolean;
  /** Whoever finds no time may wait for one. */
  waitlist: boolean;
  location: PlaceView;
  staff: PersonView[];
  /** What is paid when booking, and what of it goes back; "none" where all is paid on the spot. */
  payment: PaymentRule;
  /** Charged to the card that is left when booking, where nobody comes; minor units, 0: no card is asked for. */
  noShowFee: number;
  policy: Pick<PolicyRules, "tiers">;
}

/** The times of one month, with a margin of two days, so that changing the zone needs nothing more. */
export interface MonthTimes {
  /** First day of the month, `YYYY-MM-DD`. */
  month: string;
  /** Minutes since the epoch, ascending. */
  starts: number[];
  /** Seats left at each start; only for group services. */
  seats: number[] | null;
}

/** Everything the picker starts with: the first free day's times come with the page. */
export interface PickerView {
  times: MonthTimes;
  /** The soonest starts, for the short cuts above the calendar. */
  next: number[];
  /** The day to show first; null where nothing is free. */
  date: string | null;
  /** The last date that may be booked. */
  lastDate: string;
  zone: string;
  /** Minute of rendering: what "today" is, for server and browser alike. */
  now: number;
}

export const businessView = (tenant: TenantProfile): BusinessView => ({
  slug: tenant.slug,
  name: tenant.name,
  description: tenant.description,
  phone: tenant.phone,
  accent: tenant.accent,
  timezone: tenant.timezone,
  locale: tenant.locale,
});

export const placeView = ({ name, address, kind, timezone }: CatalogueService["location"]): PlaceView => ({
  name,
  address,
  kind,
  timezone,
});

export const serviceView = (
  service: CatalogueService,
  currency: string,
  people: readonly { id: string; slug: string; name: string }[],
): ServiceView => ({
  slug: service.slug,
  name: service.name,
  description: service.description,
  durationMinutes: service.rules.durationMinutes,
  price: { amount: service.price, currency },
  durations:
    service.durations.length === 0
      ? []
      : durationChoices(service).map(({ durationMinutes, price }) => ({
          durationMinutes,
          price: { amount: price, currency },
        })),
  capacity: service.rules.capacity,
  approval: service.approval,
  waitlist: service.waitlistMinutes !== null,
  location: placeView(service.location),
  payment: service.charge.rule,
  noShowFee: service.charge.noShowFee,
  policy: { tiers: service.policy.tiers },
  staff: service.rules.staff.flatMap(({ id }) => {
    const person = people.find((candidate) => candidate.id === id);
    return person ? [{ slug: person.slug, name: person.name }] : [];
  }),
});
