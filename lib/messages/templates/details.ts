import type { MailDetail } from "#lib/email/layout/content.ts";
import { placeOf } from "#lib/messages/calendar-file.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDateTime, formatDuration, inBothZones, inZone, type ZonedWords } from "#lib/time/format.ts";
import { zoneCity } from "#lib/time/zone.ts";
import { changeOf, isOver, type LetterOrder } from "./letter.ts";

const dayAndTime = ({ date, time }: ZonedWords) => `${date}, ${time}`;

/**
 * When it is: in the reader's zone, which is named; the time before a change, struck out; and in the other side's
 * zone wherever its clocks show anything else (design 1, promise 2).
 */
export function whenDetails(order: LetterOrder, otherZone: string, otherLabel: string): MailDetail[] {
  const { facts, reader, previous, kind } = order;
  const { region } = reader.language;
  const { here, there } = inBothZones(facts.start, facts.end, region, reader.timezone, otherZone);
  const before =
    previous && changeOf(order)?.time && inZone(previous.start, previous.end, region, reader.timezone);
  const gone = isOver(kind);
  return [
    {
      label: reader.t("when"),
      value: dayAndTime(here),
      note: here.place,
      strong: !gone,
      struck: gone,
    },
    ...(there && !gone ? [{ label: otherLabel, value: dayAndTime(there), note: there.place }] : []),
    ...(before
      ? [{ label: reader.t("before"), value: dayAndTime(before), note: before.place, struck: true }]
      : []),
  ];
}

/** What, with whom, where, for how many and for how much; beside what changed, what it was, struck out. */
export function whatDetails(order: LetterOrder): MailDetail[] {
  const { kind, facts, reader, previous } = order;
  const { t, language } = reader;
  const length = formatDuration(facts.end - facts.start, language.region);
  const place = placeOf(facts);
  const price = { amount: facts.price, currency: facts.currency };
  const change = changeOf(order);
  const was = (changed: boolean | undefined, value: string | number | undefined): MailDetail[] =>
    changed && value ? [{ label: t("before"), value: String(value), struck: true }] : [];
  return [
    { label: t("service"), value: t("serviceLength", { service: facts.service.name, length }) },
    ...was(change?.service, previous?.service),
    ...(facts.staffName ? [{ label: t("staff"), value: facts.staffName }] : []),
    ...was(change?.staff, previous?.staff),
    ...(place ? [{ label: t("where"), value: place }] : []),
    ...(facts.party > 1 || change?.party ? [{ label: t("party"), value: String(facts.party) }] : []),
    ...was(change?.party, previous?.party),
    ...(facts.price > 0 && !isOver(kind)
      ? [{ label: t("price"), value: formatMoney(price, language.region), ...priceNote(order) }]
      : []),
    ...moneyDetails(order),
  ];
}

/** What is still to be paid on the spot, where that is all of it. */
const priceNote = ({ facts, reader }: LetterOrder): { note?: string } =>
  facts.dueNow === 0 && facts.paid.captured === 0 ? { note: reader.t("priceOnTheSpot") } : {};

/** What was paid, is due, goes back, and is still to be paid at the appointment. */
function moneyDetails(order: LetterOrder): MailDetail[] {
  const { kind, facts, reader, refund, fee } = order;
  const { t, language } = reader;
  const money = (amount: number) => formatMoney({ amount, currency: facts.currency }, language.region);
  if (kind === "disputed") return [{ label: t("disputed"), value: money(refund) }];
  if (kind === "refund-failed") return [{ label: t("refund"), value: money(refund) }];
  if (refund > 0) return [{ label: t("refund"), value: money(refund), note: t("refundSoon") }];
  if (isOver(kind)) return [];
  if (fee > 0) return [{ label: t("fee"), value: money(fee) }];
  if (kind === "payment-due")
    return facts.dueNow > 0 ? [{ label: t("dueNow"), value: money(facts.dueNow) }] : [];
  const paid = facts.paid.captured - facts.paid.refunded;
  if (facts.paid.captured === 0) return [];
  const left = facts.price - paid;
  return [
    { label: t("paid"), value: money(paid) },
    ...(left > 0 ? [{ label: t("leftToPay"), value: money(left), note: t("priceOnTheSpot") }] : []),
  ];
}

/** Until when cancelling gives how much back, in the place's zone, as it was agreed before paying (design 7). */
export function termsNotes({ kind, facts, reader }: LetterOrder): string[] {
  const { t, language } = reader;
  if (kind === "no-show-fee" || kind === "no-show-fee-due") return [];
  const isAhead = kind === "payment-due" || facts.paid.captured > facts.paid.refunded;
  if (isOver(kind) || !isAhead || facts.dueNow === 0) return [];
  const [first, ...later] = facts.deadlines.map(({ until, percent, amount }) => {
    const when = `${formatDateTime(until, language.region, facts.timezone, "short")} (${zoneCity(facts.timezone)})`;
    const money = formatMoney({ amount, currency: facts.currency }, language.region);
    return percent === 100 ? t("terms.all", { when }) : t("terms.part", { when, money });
  });
  return [first ? [first, ...later].join(" ") : t("terms.nothing")];
}

/** Who comes: for the business only. */
export function customerDetails({ facts, reader }: LetterOrder): MailDetail[] {
  const { name, email, phone } = facts.customer;
  return [
    { label: reader.t("customer"), value: name, ...(email && { note: email }) },
    ...(phone ? [{ label: reader.t("phone"), value: phone }] : []),
    ...Object.entries(facts.answers).map(([label, value]) => ({ label, value })),
  ];
}

/** Why it was cancelled or declined, where somebody said so. */
export const reasonDetails = ({ kind, facts, reader }: LetterOrder): MailDetail[] =>
  isOver(kind) && facts.cancelReason ? [{ label: reader.t("reason"), value: facts.cancelReason }] : [];

export const inCity = ({ reader }: LetterOrder, zone: string): string =>
  reader.t("inCity", { city: zoneCity(zone) });
