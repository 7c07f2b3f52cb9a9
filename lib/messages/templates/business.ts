import { showId } from "#lib/ids.ts";
import { absolute, paths } from "#lib/paths.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { zoneCity } from "#lib/time/zone.ts";
import { customerDetails, reasonDetails, whatDetails, whenDetails } from "./details.ts";
import {
  frameOf,
  type Letter,
  type LetterKind,
  type LetterOrder,
  subjectWords,
  wordsKind,
} from "./letter.ts";

export type BusinessKind = Extract<
  LetterKind,
  "confirmation" | "changed" | "cancelled" | "requested" | "expired" | "refund-failed" | "disputed"
>;

/** A letter to the business or the staff member concerned: the same facts, plus who comes. */
export function businessLetter(order: LetterOrder & { kind: BusinessKind }, staff: boolean): Letter {
  const { kind, facts, reader, appUrl } = order;
  const { t } = reader;
  const words = subjectWords(order);
  const about = wordsKind(order) === "edited" ? "edited" : kind;
  const by =
    facts.cancelledBy === "business" ? "cancelled.business.byBusiness" : "cancelled.business.byCustomer";
  return {
    subject: t(`${about}.business.subject`, words),
    content: {
      ...frameOf(order),
      preview: `${words.customer}, ${words.when}`,
      headline: t(`${about}.business.headline`),
      paragraphs:
        kind === "cancelled"
          ? [t(by)]
          : kind === "requested"
            ? [waitsUntil(order)]
            : kind === "refund-failed" || kind === "disputed"
              ? [t(`${kind}.business.body`, words)]
              : [],
      details: [
        ...whenDetails(order, facts.customer.timezone, t("forCustomer")),
        ...reasonDetails(order),
        ...customerDetails(order),
        ...whatDetails(order),
      ],
      actions: [
        ...(kind === "requested"
          ? [{ label: t("decide"), href: absolute(appUrl, paths.decide(facts.decisionToken)) }]
          : []),
        {
          label: t("openBooking"),
          href: absolute(appUrl, paths.dashboard.booking(facts.tenant.slug, showId("booking", facts.id))),
        },
      ],
      footnotes: [t(staff ? "whyStaff" : "whyBusiness", words)],
    },
  };
}

/** Until when the customer waits for an answer. */
function waitsUntil({ facts, reader }: LetterOrder): string {
  const until = facts.holdExpires ?? facts.start;
  const when = formatDateTime(until, reader.language.region, reader.timezone);
  return reader.t("requested.business.body", { when, city: zoneCity(reader.timezone) });
}
