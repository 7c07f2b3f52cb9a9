import type { Membership } from "#lib/auth/membership.ts";
import { can } from "#lib/auth/permissions.ts";
import { earlyMinutes } from "#lib/booking/states.ts";
import { paths } from "#lib/paths.ts";
import type { Roster } from "#lib/sessions/loaders.ts";
import { formatTime } from "#lib/time/format.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import { localDateAt } from "#lib/time/local-day.ts";
import type { ClassFacts } from "./facts.ts";

/** What a member can do with a class now. */
export function classFacts(
  { tenant, member }: Pick<Membership, "tenant" | "member">,
  roster: Roster,
  region: string,
  now: Date,
): ClassFacts {
  const minute = minuteFloor(now);
  const may = roster.open && can(member.role, "booking:attend");
  const opens = roster.from - earlyMinutes;
  return {
    tenant: tenant.slug,
    session: roster.id,
    canCheckIn: may && minute >= opens,
    begun: minute >= roster.from,
    opensAt:
      may && minute < opens && opens - minute < 1440 ? formatTime(opens, region, tenant.timezone) : null,
  };
}

/** Where somebody is added to a class; null where it is full, over or cancelled. */
export const addTo = (
  { tenant, member }: Pick<Membership, "tenant" | "member">,
  roster: Roster,
  now: Date,
): string | null =>
  roster.open &&
  roster.taken < roster.capacity &&
  roster.to > minuteFloor(now) &&
  can(member.role, "booking:create")
    ? paths.dashboard.newBooking(tenant.slug, {
        service: roster.service.slug,
        date: localDateAt(roster.from, tenant.timezone),
        start: String(roster.from),
      })
    : null;
