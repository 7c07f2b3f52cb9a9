import auth from "#messages/en/auth.json" with { type: "json" };
import blocks from "#messages/en/blocks.json" with { type: "json" };
import booking from "#messages/en/booking.json" with { type: "json" };
import bookings from "#messages/en/bookings.json" with { type: "json" };
import changes from "#messages/en/changes.json" with { type: "json" };
import customers from "#messages/en/customers.json" with { type: "json" };
import dashboard from "#messages/en/dashboard.json" with { type: "json" };
import decide from "#messages/en/decide.json" with { type: "json" };
import embed from "#messages/en/embed.json" with { type: "json" };
import explain from "#messages/en/explain.json" with { type: "json" };
import hours from "#messages/en/hours.json" with { type: "json" };
import mail from "#messages/en/mail.json" with { type: "json" };
import manage from "#messages/en/manage.json" with { type: "json" };
import money from "#messages/en/money.json" with { type: "json" };
import plan from "#messages/en/plan.json" with { type: "json" };
import policies from "#messages/en/policies.json" with { type: "json" };
import series from "#messages/en/series.json" with { type: "json" };
import services from "#messages/en/services.json" with { type: "json" };
import sessions from "#messages/en/sessions.json" with { type: "json" };
import settings from "#messages/en/settings.json" with { type: "json" };
import signup from "#messages/en/signup.json" with { type: "json" };
import site from "#messages/en/site.json" with { type: "json" };
import system from "#messages/en/system.json" with { type: "json" };
import team from "#messages/en/team.json" with { type: "json" };
import timeOff from "#messages/en/time-off.json" with { type: "json" };
import transfer from "#messages/en/transfer.json" with { type: "json" };
import ui from "#messages/en/ui.json" with { type: "json" };
import waitlist from "#messages/en/waitlist.json" with { type: "json" };
import webhooks from "#messages/en/webhooks.json" with { type: "json" };
import type { Locale } from "./locales.ts";

/** One flat file of ICU texts per area and language: `messages/<locale>/<namespace>.json`, keys like "form.name". */
const en = {
  auth,
  blocks,
  booking,
  bookings,
  changes,
  customers,
  dashboard,
  decide,
  embed,
  explain,
  hours,
  mail,
  manage,
  policies,
  money,
  plan,
  series,
  services,
  sessions,
  settings,
  signup,
  site,
  system,
  team,
  "time-off": timeOff,
  transfer,
  ui,
  waitlist,
  webhooks,
};

export type Namespace = keyof typeof en;
export type MessageKey<N extends Namespace> = keyof (typeof en)[N] & string;

export const catalogs: Record<Locale, Record<Namespace, Record<string, string>>> = { en };
