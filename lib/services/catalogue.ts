import type { ServiceRules } from "#lib/availability/rules.ts";
import type { PolicyRules } from "#lib/policies/policy.ts";

/** What a business tells of itself. */
export interface TenantProfile {
  id: string;
  slug: string;
  name: string;
  timezone: string;
  currency: string;
  locale: string;
  description: string;
  /** Where the business reads its own mail; customers see it only as the address that answers to messages go to. */
  email: string | null;
  phone: string | null;
  accent: string;
  /** Origins of the websites that may frame the booking page. */
  embedParents: readonly string[];
  /** ISO weekday that weeks begin on. */
  weekStart: number;
  /** Whether its own account at Stripe can charge. */
  canCharge: boolean;
  /** How long an unpaid booking keeps its time, minutes. */
  paymentHoldMinutes: number;
  status: "active" | "suspended";
  revision: number;
}

export interface LocationView {
  id: string;
  slug: string;
  name: string;
  timezone: string;
  kind: "in_person" | "online";
  address: string;
}

export interface StaffView {
  id: string;
  slug: string;
  name: string;
  /** Where this staff member hears of bookings; never shown to customers. */
  email: string | null;
}

/** How a service wants to be paid (contract 2). */
export type PaymentRule =
  | { kind: "none" }
  | { kind: "deposit"; percent?: number; amount?: number }
  | { kind: "full" };

export interface CatalogueService {
  id: string;
  slug: string;
  name: string;
  description: string;
  /** Minor units of the tenant's currency. */
  price: number;
  payment: PaymentRule;
  /** Charged to the card on file of whoever does not come, minor units; 0: no card is asked for. */
  noShowFee: number;
  /** What of it holds now: nothing where the business cannot charge (design 7). */
  charge: {
    rule: PaymentRule;
    currency: string /** Minor units; 0: no card is asked for. */;
    noShowFee: number;
  };
  /** Other lengths to choose from, each with its price; `rules.durationMinutes` and `price` are the usual ones. */
  durations: readonly { durationMinutes: number; price: number }[];
  /** For "balanced": bookings this many days before and after a start are weighed. */
  balanceDays: number;
  active: boolean;
  location: LocationView;
  policy: PolicyRules;
  reminders: readonly { hoursBefore: number }[];
  /** Customers ask first; a request waits this many hours for an answer. */
  approval: boolean;
  approvalHours: number;
  /** How long an offer to whoever waits stands, minutes; null: no waitlist. */
  waitlistMinutes: number | null;
  rules: ServiceRules;
}

/** A tenant's whole set-up, compiled for reading, true for one revision. Services in the order the business chose. */
export interface Catalogue {
  tenant: TenantProfile;
  locations: readonly LocationView[];
  staff: readonly StaffView[];
  services: readonly CatalogueService[];
}

/** A service by its slug; inactive ones do not exist for customers (case B13). */
export const findService = (
  catalogue: Catalogue,
  slug: string,
  includeInactive = false,
): CatalogueService | null =>
  catalogue.services.find((service) => service.slug === slug && (service.active || includeInactive)) ?? null;

export const findStaff = (catalogue: Catalogue, slug: string): StaffView | null =>
  catalogue.staff.find((staff) => staff.slug === slug) ?? null;

export const staffById = (catalogue: Catalogue, id: string | null): StaffView | null =>
  catalogue.staff.find((staff) => staff.id === id) ?? null;
