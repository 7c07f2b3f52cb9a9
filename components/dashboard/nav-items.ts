import { can, type Role } from "#lib/auth/permissions.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import type { NavItem } from "./nav.tsx";

/**
 * The pages that a role can open, in the order of the day. `requests`: time off that waits for the viewer's answer;
 * `people`: how many wait for a time.
 */
export function navItems(
  t: Translator<"dashboard">,
  tenant: string,
  role: Role,
  requests: number,
  people: number,
): NavItem[] {
  const to = paths.dashboard;
  const waiting = requests > 0 && {
    waiting: { count: requests, label: t("nav.requests", { count: requests }) },
  };
  const inLine = people > 0 && {
    waiting: { count: people, label: t("nav.waitlistCount", { count: people }) },
  };
  const items: (NavItem | false)[] = [
    { href: to.today(tenant), label: t("nav.today"), icon: "today" },
    { href: to.bookings(tenant), label: t("nav.bookings"), icon: "bookings" },
    can(role, "customer:read") && {
      href: to.customers(tenant),
      label: t("nav.customers"),
      icon: "customers",
    },
    can(role, "waitlist:read") && {
      href: to.waitlist(tenant),
      label: t("nav.waitlist"),
      icon: "waitlist",
      ...inLine,
    },
    can(role, "payment:read") && { href: to.money(tenant), label: t("nav.money"), icon: "money" },
    can(role, "service:write") && { href: to.services(tenant), label: t("nav.services"), icon: "services" },
    can(role, "schedule:own") && {
      href: to.availability(tenant),
      label: t("nav.hours"),
      icon: "hours",
      ...waiting,
    },
    can(role, "team:read") && { href: to.team(tenant), label: t("nav.team"), icon: "team" },
    can(role, "settings:read") && { href: to.settings(tenant), label: t("nav.settings"), icon: "settings" },
  ];
  return items.filter((item) => item !== false);
}
