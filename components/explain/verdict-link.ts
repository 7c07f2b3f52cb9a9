import { can, type Role } from "#lib/auth/permissions.ts";
import type { Taking } from "#lib/availability/busy-details.ts";
import type { Words } from "#lib/availability/explain-words.ts";
import type { Minute } from "#lib/availability/rules.ts";
import type { Rule, Verdict } from "#lib/availability/verdict.ts";
import { showId } from "#lib/ids.ts";
import { paths } from "#lib/paths.ts";
import { localDateAt } from "#lib/time/local-day.ts";

export interface LinkContext {
  tenant: string;
  /** The business's zone: its calendar is read in it. */
  calendarZone: string;
  role: Role;
  /** The bookable person the viewer is. */
  staffId: string | null;
  words: Words;
}

export interface VerdictLink {
  href: string;
  label: string;
}

/** Where a booking, class or block is looked at: the calendar, opened on its day. */
export function takingLink(
  { tenant, calendarZone, words }: LinkContext,
  { kind, id, from, label }: Pick<Taking, "kind" | "id" | "label"> & { from: Minute },
): VerdictLink | null {
  const { t } = words;
  const date = localDateAt(from, calendarZone);
  if (id === null || kind === "busy") return null;
  if (kind === "session")
    return { href: paths.dashboard.today(tenant, { date, session: id }), label: t("link.session") };
  if (kind === "block" || kind === "calendar")
    return { href: paths.dashboard.today(tenant, { date, block: id }), label: t(`link.${kind}`) };
  return {
    href: paths.dashboard.today(tenant, { date, booking: showId("booking", id) }),
    label: label ? t("link.bookingOf", { label }) : t("link.booking"),
  };
}

function hoursLink(context: LinkContext, found: Extract<Verdict, { rule: "hours" }>): VerdictLink | null {
  const { tenant, role, staffId, words } = context;
  const { scheduleId, source } = found.params;
  const isOwn = found.subject?.kind === "staff" && found.subject.id === staffId;
  const slug = words.names.schedules.get(scheduleId)?.slug;
  if (!slug || !(can(role, "schedule:write") || isOwn)) return null;
  return source.kind === "exception"
    ? { href: paths.dashboard.specialDays(tenant, slug), label: words.t("link.special") }
    : { href: paths.dashboard.availability(tenant, slug), label: words.t("link.hours") };
}

const serviceRules: readonly Rule[] = [
  "service",
  "assignment",
  "party",
  "notice",
  "horizon",
  "dates",
  "grid",
  "customer_cap",
];

/** Where to change what a rule goes by; null where the viewer may not, or there is nothing to change. */
export function verdictLink(context: LinkContext, found: Verdict): VerdictLink | null {
  const { tenant, role, staffId, words, calendarZone } = context;
  const { t, names } = words;
  const isOwn = found.subject?.kind === "staff" && found.subject.id === staffId;
  switch (found.rule) {
    case "hours":
      return hoursLink(context, found);
    case "free":
      return found.params.taking && takingLink(context, found.params.taking);
    case "session": {
      if (!isOwn && !can(role, "schedule:write")) return null;
      const { sessionId, span } = found.params;
      const date = localDateAt(span.from, calendarZone);
      return { href: paths.dashboard.today(tenant, { date, session: sessionId }), label: t("link.session") };
    }
    case "time_off":
      return found.passed || !(isOwn || can(role, "time-off:decide"))
        ? null
        : { href: paths.dashboard.timeOff(tenant), label: t("link.timeOff") };
    case "units":
      return can(role, "resource:write")
        ? { href: paths.dashboard.places(tenant), label: t("link.places") }
        : null;
    case "cap":
      if (found.subject)
        return can(role, "staff:write")
          ? { href: paths.dashboard.team(tenant), label: t("link.team") }
          : null;
  }
  const isOfService = found.rule === "cap" || serviceRules.includes(found.rule);
  return isOfService && can(role, "service:write")
    ? {
        href: paths.dashboard.service(tenant, names.service.slug),
        label: t(found.rule === "cap" || found.rule === "customer_cap" ? "link.limits" : "link.service"),
      }
    : null;
}
