import { cookies } from "next/headers";
import { cache } from "react";
import { withTenant } from "#lib/db/transaction.ts";
import { findHold } from "#lib/holds/data.ts";
import { holdCookie } from "#lib/holds/hold.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { isOnlineFull } from "#lib/plans/policy.ts";
import { newToken } from "#lib/security/tokens.ts";
import { findService, findStaff } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { withDuration } from "#lib/services/durations.ts";
import { resolveTenant } from "#lib/tenants/data.ts";
import { minuteCeil, parseMinute } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import {
  type BusinessView,
  businessView,
  type PickerView,
  type PlaceView,
  placeView,
  type ServiceView,
  serviceView,
} from "./page-view.ts";
import { readPicker } from "./picker-data.ts";
import { chooseZone, type ZoneChoice, zoneCookie } from "./zone-choice.ts";

const nowMinute = () => minuteCeil(new Date());

/** One value of a query parameter; repeated ones count once. */
export type Query = Record<string, string | string[] | undefined>;
const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** The zone to render in, from the address, the cookie or the business (see zone-choice.ts). */
export async function requestZone(query: Query, fallback: string): Promise<ZoneChoice> {
  const cookie = (await cookies()).get(zoneCookie)?.value;
  return chooseZone({ param: one(query.timezone), cookie, fallback });
}

/** The business behind a slug, once per request; null for what is not there. */
export const loadBusiness = cache(async (slug: string): Promise<BusinessView | null> => {
  const resolved = await resolveTenant(slug);
  return resolved && businessView(resolved.tenant);
});

export interface TenantPage {
  business: BusinessView;
  /** Websites that may frame the page; as public as the header that says so. */
  embedParents: readonly string[];
  services: (ServiceView & { next: number | null })[];
  locations: PlaceView[];
  /** The business takes no more online bookings this month (lib/plans). */
  full: boolean;
  zone: ZoneChoice;
  region: string;
  now: number;
}

/** `/{tenant}`: the services with their next free time. */
export async function loadTenantPage(slug: string, query: Query): Promise<TenantPage | null> {
  const resolved = await resolveTenant(slug);
  if (!resolved) return null;
  const [zone, language] = await Promise.all([
    requestZone(query, resolved.tenant.timezone),
    requestLanguage(),
  ]);
  const now = nowMinute();
  return withTenant(resolved.scope, async (tx) => {
    const catalogue = await readCatalogue(tx, resolved.scope);
    const offered = catalogue.services.filter((service) => service.active);
    const services = [];
    for (const service of offered) {
      const { next } = await readPicker(tx, resolved.scope, {
        rules: service.rules,
        zone: zone.zone,
        party: 1,
        now,
      });
      services.push({
        ...serviceView(service, catalogue.tenant.currency, catalogue.staff),
        next: next[0] ?? null,
      });
    }
    const used = new Set(offered.map((service) => service.location.id));
    return {
      business: businessView(catalogue.tenant),
      embedParents: catalogue.tenant.embedParents,
      services,
      locations: catalogue.locations.filter(({ id }) => used.has(id)).map(placeView),
      full: await isOnlineFull(tx, resolved.scope, { zone: catalogue.tenant.timezone, now: new Date() }),
      zone,
      region: language.region,
      now,
    };
  });
}

export interface ServicePage {
  business: BusinessView;
  /** As in TenantPage. */
  embedParents: readonly string[];
  full: boolean;
  service: ServiceView;
  picker: PickerView;
  zone: ZoneChoice;
  region: string;
  /** Slug of the staff member asked for; null: whoever is free. */
  staff: string | null;
  /** Minutes of the length asked for; null: the usual one. */
  length: number | null;
  party: number;
  /** The start asked for in the address, when it is free. */
  start: number | null;
  /** The address asks for a start that is not free (any more). */
  gone: boolean;
  /** What the idempotency keys of this form are made from, for as long as no script makes better ones. */
  formKey: string;
}

/** `/{tenant}/{service}`: the service and the first free day's times, in the visitor's zone. */
export async function loadServicePage(
  slug: string,
  serviceSlug: string,
  query: Query,
): Promise<ServicePage | null> {
  const resolved = await resolveTenant(slug);
  if (!resolved) return null;
  const [zone, language, kept] = await Promise.all([
    requestZone(query, resolved.tenant.timezone),
    requestLanguage(),
    cookies(),
  ]);
  const token = kept.get(holdCookie(resolved.tenant.slug))?.value;
  return withTenant(resolved.scope, async (tx) => {
    const catalogue = await readCatalogue(tx, resolved.scope);
    const hold = token ? await findHold(tx, resolved.scope, token) : null;
    const usual = findService(catalogue, serviceSlug);
    if (!usual) return null;
    // A length that is not offered (any more) is answered with the usual one, as an unknown person is.
    const service = withDuration(usual, Math.trunc(Number(one(query.duration))) || undefined) ?? usual;
    const { rules } = service;
    const length = service === usual ? null : rules.durationMinutes;
    const wanted = findStaff(catalogue, one(query.staff) ?? "");
    const staff = rules.staff.some(({ id }) => id === wanted?.id) ? wanted : null;
    const asked = parseMinute(one(query.start) ?? "");
    const party = Math.min(Math.max(1, Math.trunc(Number(one(query.party))) || 1), rules.capacity);
    const picker = await readPicker(tx, resolved.scope, {
      rules,
      zone: zone.zone,
      date: one(query.date) ?? (asked === null ? undefined : localDateAt(asked, zone.zone)),
      staffId: staff?.id,
      party,
      now: nowMinute(),
      exceptHoldId: hold?.id,
    });
    const start = asked !== null && picker.times.starts.includes(asked) ? asked : null;
    return {
      business: businessView(catalogue.tenant),
      embedParents: catalogue.tenant.embedParents,
      full: await isOnlineFull(tx, resolved.scope, { zone: catalogue.tenant.timezone, now: new Date() }),
      service: {
        ...serviceView(usual, catalogue.tenant.currency, catalogue.staff),
        durationMinutes: rules.durationMinutes,
        price: { amount: service.price, currency: catalogue.tenant.currency },
      },
      picker,
      zone,
      region: language.region,
      staff: staff?.slug ?? null,
      length,
      party,
      start,
      gone: asked !== null && start === null,
      formKey: newToken(),
    };
  });
}

/** A service and its business, for titles and pictures; null for what is not there. */
export const loadServiceCard = cache(
  async (
    slug: string,
    serviceSlug: string,
  ): Promise<{ business: BusinessView; service: ServiceView } | null> => {
    const resolved = await resolveTenant(slug);
    if (!resolved) return null;
    return withTenant(resolved.scope, async (tx) => {
      const catalogue = await readCatalogue(tx, resolved.scope);
      const service = findService(catalogue, serviceSlug);
      if (!service) return null;
      return {
        business: businessView(catalogue.tenant),
        service: serviceView(service, catalogue.tenant.currency, catalogue.staff),
      };
    });
  },
);
