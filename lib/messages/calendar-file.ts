import { bookingInvite, type Invite, type InviteSubject, seriesInvite } from "#lib/calendars/invite.ts";
import { languageFor } from "#lib/i18n/locales.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { showId } from "#lib/ids.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { BookingFacts } from "./facts.ts";

/** Where the installation lives and who its mails come from. */
export interface Installation {
  appUrl: string;
  /** The address of MAIL_FROM: calendars compare a withdrawal's organizer with the mail's sender. */
  senderAddress: string;
}

export interface EventWords {
  summary: string;
  location: string;
  description: string;
  url: string;
}

/** "Main Street Studio, 1 Main Street", each part once. */
export const placeOf = ({ location }: Pick<BookingFacts, "location">): string =>
  [location.name, location.address]
    .filter((part, i, all) => part !== "" && all.indexOf(part) === i)
    .join(", ");

/** What the reader's calendar should say. The manage link is the customer's alone; the business gets its dashboard. */
export function eventWords(
  facts: BookingFacts,
  reader: "customer" | "business",
  locale: string,
  appUrl: string,
): EventWords {
  const t = getTranslator(languageFor(locale).locale, "mail");
  const { service, tenant, customer, staffName } = facts;
  const location = placeOf(facts);
  if (reader === "business") {
    const url = absolute(appUrl, paths.dashboard.booking(tenant.slug, showId("booking", facts.id)));
    const contact = [customer.name, customer.email, customer.phone].filter((part) => part).join("\n");
    return {
      summary: t("calendar.business.summary", { service: service.name, customer: customer.name }),
      location,
      description: t("calendar.business.description", { contact, url }),
      url,
    };
  }
  const url = absolute(appUrl, paths.manage(facts.manageToken));
  return {
    summary: t("calendar.customer.summary", { service: service.name, business: tenant.name }),
    location,
    description: staffName
      ? t("calendar.customer.descriptionStaff", { staff: staffName, url })
      : t("calendar.customer.description", { url }),
    url,
  };
}

const subjectOf = (
  facts: BookingFacts,
  reader: "customer" | "business",
  locale: string,
  installation: Installation,
): InviteSubject => ({
  bookingId: facts.id,
  version: facts.version,
  status: facts.status,
  start: facts.start,
  end: facts.end,
  changedAt: facts.changedAt,
  ...eventWords(facts, reader, locale, installation.appUrl),
  organizer: { name: facts.tenant.name, email: installation.senderAddress },
  host: new URL(installation.appUrl).hostname,
});

/** The calendar file of a booking for one kind of reader. Pure: the same facts give the same bytes. */
export const inviteOf = (...about: Parameters<typeof subjectOf>): Invite =>
  bookingInvite(subjectOf(...about));

/** The same with all the bookings of a series that a letter tells of. */
export const seriesInviteOf = (
  bookings: readonly BookingFacts[],
  ...to: Parameters<typeof subjectOf> extends [unknown, ...infer Rest] ? Rest : never
): Invite => seriesInvite(bookings.map((facts) => subjectOf(facts, ...to)));
