import { isLive } from "#lib/booking/states.ts";
import type { MailDetail } from "#lib/email/layout/content.ts";
import { showId } from "#lib/ids.ts";
import type { BookingFacts } from "#lib/messages/facts.ts";
import { absolute, paths } from "#lib/paths.ts";
import { formatDateTime, inBothZones } from "#lib/time/format.ts";
import { customerDetails, reasonDetails, whatDetails } from "./details.ts";
import { frameOf, type Letter, type LetterOrder, type Reader, subjectWords } from "./letter.ts";

/** What one letter tells of several bookings of a series. */
export interface SeriesNews {
  kind: "confirmation" | "changed" | "cancelled";
  /** The first that is still to come; where none is, the first. Speaks for what all of them share. */
  lead: BookingFacts;
  /** By start. */
  bookings: readonly BookingFacts[];
  /** By booking id: the time before a move. Minutes since the epoch. */
  previous: ReadonlyMap<string, { start: number; end: number }>;
}

interface Order extends SeriesNews {
  reader: Reader;
  appUrl: string;
}

/** One line per date, in the reader's zone; in the other side's too, where its clocks show anything else. */
function dateLines({ bookings, previous, reader }: Order, customer: boolean): MailDetail[] {
  const { t, language, timezone } = reader;
  const { region } = language;
  return bookings.map((booking, index) => {
    const other = customer ? booking.timezone : booking.customer.timezone;
    const { here, there } = inBothZones(booking.start, booking.end, region, timezone, other);
    const before = previous.get(booking.id);
    const live = isLive(booking.status);
    const notes = [
      index === 0 || there ? here.place : "",
      there ? `${there.date}, ${there.time}, ${there.place}` : "",
      before ? t("series.was", { when: formatDateTime(before.start, region, timezone, "short") }) : "",
    ];
    return {
      label: t("series.date", { number: index + 1 }),
      value: `${here.date}, ${here.time}`,
      note: notes.filter((note) => note !== "").join(" · "),
      strong: live,
      struck: !live,
    };
  });
}

/** A letter that lists the dates of a series: to the customer, or with who comes to the business and its staff. */
export function seriesLetter(order: Order, audience: string): Letter {
  const { kind, lead, bookings, reader, appUrl } = order;
  const { t } = reader;
  const plain: LetterOrder = { kind, facts: lead, reader, previous: null, refund: 0, fee: 0, appUrl };
  const words = { ...subjectWords(plain), count: bookings.length };
  const customer = audience === "customer";
  const side = customer ? "customer" : "business";
  const byBusiness = lead.cancelledBy === "business";
  const manage = { label: t("manage"), href: absolute(appUrl, paths.manage(lead.manageToken)) };
  const open = {
    label: t("openBooking"),
    href: absolute(appUrl, paths.dashboard.booking(lead.tenant.slug, showId("booking", lead.id))),
  };
  const again = {
    label: t("bookAgain"),
    href: absolute(appUrl, paths.service(lead.tenant.slug, lead.service.slug)),
  };
  return {
    subject: t(`series.${kind}.${side}.subject`, words),
    content: {
      ...frameOf(plain),
      preview: `${words.when} (${words.city})`,
      headline: t(`series.${kind}.${side}.headline`, words),
      paragraphs: [
        kind === "cancelled" && byBusiness
          ? t(`series.cancelled.${side}.byBusiness`, words)
          : t(`series.${kind}.${side}.body`, words),
      ],
      details: [
        ...dateLines(order, customer),
        ...(customer && !byBusiness ? [] : reasonDetails(plain)),
        ...(customer ? [] : customerDetails(plain)),
        ...whatDetails(plain),
      ],
      actions: [customer ? (kind === "cancelled" ? again : manage) : open],
      notes: customer ? [t(kind === "confirmation" ? "series.file" : "series.fileUpdates")] : [],
      footnotes: [t(customer ? "whyCustomer" : audience === "staff" ? "whyStaff" : "whyBusiness", words)],
    },
  };
}
