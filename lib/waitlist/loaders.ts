import { cache } from "react";
import { lastDay } from "#lib/availability/bounds.ts";
import { type Query, requestZone } from "#lib/booking/loaders.ts";
import { type BusinessView, businessView, type ServiceView, serviceView } from "#lib/booking/page-view.ts";
import type { ZoneChoice } from "#lib/booking/zone-choice.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { findService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { resolveTenant } from "#lib/tenants/data.ts";
import { addDays, dateOf } from "#lib/time/civil.ts";
import { minuteCeil } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import { resolveWaitlistToken } from "./token.ts";
import { lookAtWaiting, type WaitingView } from "./waiting-view.ts";

export interface JoinPage {
  business: BusinessView;
  service: ServiceView;
  zone: ZoneChoice;
  region: string;
  /** What the address says already. */
  chosen: { staff: string; duration: string; party: string };
  /** Local dates of the service's place: the first and last that may be asked for, and what the form proposes. */
  today: string;
  proposed: string;
}

/** How far ahead the form proposes to wait, where the service can be booked that far. */
const usualDays = 28;

const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value)?.slice(0, 60) ?? "";

/** `/{tenant}/{service}/waitlist`; null where there is no such service or nobody can wait for it. @throws TryAgain */
export async function loadJoinPage(
  slug: string,
  serviceSlug: string,
  query: Query,
): Promise<JoinPage | null> {
  const resolved = await resolveTenant(slug);
  if (!resolved) return null;
  const [zone, language] = await Promise.all([
    requestZone(query, resolved.tenant.timezone),
    requestLanguage(),
  ]);
  return withTenant(resolved.scope, async (tx) => {
    const catalogue = await readCatalogue(tx, resolved.scope);
    const service = findService(catalogue, serviceSlug);
    if (!service || service.waitlistMinutes === null) return null;
    const now = minuteCeil(new Date());
    const today = localDateAt(now, service.rules.zone);
    const last = dateOf(lastDay(service.rules, now));
    const usual = addDays(today, usualDays);
    return {
      business: businessView(catalogue.tenant),
      service: serviceView(service, catalogue.tenant.currency, catalogue.staff),
      zone,
      region: language.region,
      chosen: { staff: one(query.staff), duration: one(query.duration), party: one(query.party) },
      today,
      proposed: last >= today && last < usual ? last : usual,
    };
  });
}

/** `/waitlist/{token}`: null for forged and mistyped links (A14). @throws TryAgain */
export const loadWaiting = cache(async (token: string): Promise<WaitingView | null> => {
  const found = await resolveWaitlistToken(token);
  const seen = found && (await lookAtWaiting({ ...found, token }));
  return seen?.ok ? seen.value : null;
});
