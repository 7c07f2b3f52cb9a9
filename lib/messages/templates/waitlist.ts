import type { MailDetail } from "#lib/email/layout/content.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { placeOf } from "#lib/messages/calendar-file.ts";
import type { WaitlistNews } from "#lib/messages/waitlist.ts";
import { formatMoney } from "#lib/money.ts";
import { absolute, paths } from "#lib/paths.ts";
import { formatDateTime, formatDuration, formatPlainDate, inBothZones, zoneLabel } from "#lib/time/format.ts";
import { zoneCity } from "#lib/time/zone.ts";
import { wishWords } from "#lib/waitlist/words.ts";
import type { Letter, Reader } from "./letter.ts";

/**
 * A letter to somebody who waits: that they do, or that a time is held for them. Both lead to a page with buttons; opening
 * it changes nothing. It repeats nothing that was typed (case N17).
 */
export function waitlistLetter(news: WaitlistNews, reader: Reader, appUrl: string): Letter {
  const { t, language, timezone } = reader;
  const { region } = language;
  const { offer, tenant, service } = news;
  const href = absolute(appUrl, paths.waitlist(news.token));
  const words = { service: service.name, business: tenant.name };
  const frame = {
    locale: region,
    direction: language.direction,
    sender: { name: tenant.name, accent: tenant.accent },
    footnotes: [t("waitlist.why", words)],
  };
  if (!offer)
    return {
      subject: t("waitlist.joined.subject", words),
      content: {
        ...frame,
        preview: wishLine(news, reader),
        headline: t("waitlist.joined.headline"),
        paragraphs: [t("waitlist.joined.body", words)],
        details: [
          { label: t("waitlist.wished"), value: wishLine(news, reader), strong: true },
          ...whatLines(news, reader),
        ],
        actions: [{ label: t("waitlist.joined.action"), href }],
        notes: [t("waitlist.joined.until", { date: formatPlainDate(news.wish.toDate, region, "medium") })],
      },
    };
  const when = formatDateTime(offer.start, region, timezone, "short");
  const until = formatDateTime(offer.deadline, region, timezone, "short");
  const place = zoneLabel(timezone, offer.deadline, region);
  const city = zoneCity(timezone);
  return {
    subject: t("waitlist.offer.subject", { ...words, when, city }),
    content: {
      ...frame,
      preview: `${when} (${city})`,
      headline: t("waitlist.offer.headline"),
      paragraphs: [
        t(service.approval ? "waitlist.offer.ask" : "waitlist.offer.body", { ...words, until, place }),
      ],
      details: [...whenLines(offer, news.zone, reader), ...whatLines(news, reader)],
      actions: [{ label: t("waitlist.offer.action"), href }],
      notes: [t("waitlist.offer.keep")],
    },
  };
}

const wishLine = ({ wish }: WaitlistNews, { language }: Reader) =>
  wishWords(wish, getTranslator(language.locale, "waitlist"), language.region);

function whenLines(offer: NonNullable<WaitlistNews["offer"]>, zone: string, reader: Reader): MailDetail[] {
  const { t, language, timezone } = reader;
  const { here, there } = inBothZones(offer.start, offer.end, language.region, timezone, zone);
  const value = `${here.date}, ${here.time}`;
  return [
    { label: t("when"), value, note: here.place, strong: true },
    ...(there
      ? [
          {
            label: t("inCity", { city: zoneCity(zone) }),
            value: `${there.date}, ${there.time}`,
            note: there.place,
          },
        ]
      : []),
  ];
}

function whatLines(news: WaitlistNews, { t, language }: Reader): MailDetail[] {
  const { service, staffName, wish, offer } = news;
  const length = formatDuration(service.durationMinutes, language.region);
  const place = placeOf({ location: news.place });
  return [
    { label: t("service"), value: t("serviceLength", { service: service.name, length }) },
    ...(staffName ? [{ label: t("staff"), value: staffName }] : []),
    ...(place ? [{ label: t("where"), value: place }] : []),
    ...(wish.party > 1 ? [{ label: t("party"), value: String(wish.party) }] : []),
    ...(offer && offer.price.amount > 0
      ? [{ label: t("price"), value: formatMoney(offer.price, language.region), note: t("priceOnTheSpot") }]
      : []),
  ];
}
