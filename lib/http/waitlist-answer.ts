import { z } from "zod";
import { countField } from "#lib/availability/schema.ts";
import { slugField } from "#lib/booking/schema.ts";
import { env } from "#lib/env.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { readId, showId } from "#lib/ids.ts";
import { absolute, paths } from "#lib/paths.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { formatOffsetDateTime } from "#lib/time/instant.ts";
import type { OfferView, WaitingView } from "#lib/waitlist/waiting-view.ts";
import { date, instant, money, slug, zone } from "./schema.ts";

// The waitlist in the API: to whoever waits, and to the business.

const wishFields = {
  service: slug,
  staff: slug.nullable().meta({ description: "With whom; null: with whoever is free." }),
  party: z.int(),
  durationMinutes: z.int().nullable().meta({ description: "Null: the service's usual length." }),
  from: date,
  to: date.meta({ description: "Included." }),
  weekdays: z.array(z.int()).meta({ description: "ISO weekdays; none stands for all of them." }),
  times: z
    .array(z.object({ from: z.int(), to: z.int() }))
    .meta({ description: "Minutes of the wall day; none stands for all day." }),
};

const offerFields = {
  start: instant,
  end: instant,
  deadline: instant.meta({ description: "Until when the time is held for them." }),
};

export const joinedAnswer = z
  .object({
    id: z.string().meta({ example: "wte_019abc…" }),
    token: z.string().nullable().meta({
      description: "Opens this one place. Null for whoever stood there already: theirs is in their mailbox.",
    }),
    url: z.string().nullable().meta({ format: "uri" }),
  })
  .meta({ id: "JoinedWaitlist" });

export const joinedView = ({ entryId, token }: { entryId: string; token: string | null }) => ({
  id: showId("waitlistEntry", entryId),
  token,
  url: token && absolute(env().APP_URL, paths.waitlist(token)),
});

export const waitingAnswer = z
  .object({
    status: z.enum(["waiting", "booked", "left", "removed", "over"]),
    ...wishFields,
    timezone: zone.meta({ description: "The customer's." }),
    offer: z
      .object({
        id: z.string().meta({ example: "wto_019abc…" }),
        open: z.boolean().meta({ description: "Held for them now; otherwise it may still be free." }),
        ...offerFields,
        price: money,
      })
      .nullable()
      .meta({ description: "The latest offer that can be accepted." }),
    manageUrl: z.string().nullable().meta({ format: "uri", description: "The booking it became." }),
  })
  .meta({ id: "Waiting" });

const offerAnswerOf = ({ id, state, from, to, deadline, price }: OfferView, timezone: string) => ({
  id: showId("waitlistOffer", id),
  open: state === "open",
  start: formatOffsetDateTime(from, timezone),
  end: formatOffsetDateTime(to, timezone),
  deadline: formatOffsetDateTime(deadline, timezone),
  price,
});

export const waitingView = ({ state, service, staffSlug, wish, zone, offer, manageToken }: WaitingView) => ({
  status: state,
  service: service.slug ?? "",
  staff: staffSlug,
  ...wishView(wish),
  timezone: zone,
  offer: offer && offerAnswerOf(offer, zone),
  manageUrl: manageToken && absolute(env().APP_URL, paths.manage(manageToken)),
});

const wishView = ({ party, durationMinutes, fromDate, toDate, weekdays, times }: WaitingView["wish"]) => ({
  party,
  durationMinutes,
  from: fromDate,
  to: toDate,
  weekdays: [...weekdays],
  times: times.map((span) => ({ ...span })),
});

/** Which offer is answered; without one, the latest. */
export const offerInput = z.strictObject({
  offer: z.string().max(64).optional().meta({ description: "The latest one when left out." }),
});

/** The bare id of an offer that a body names, or of the one that is shown. */
export function offerIdOf(named: string | undefined, view: WaitingView): Result<string, Problem> {
  const id = named === undefined ? view.offer?.id : readId("waitlistOffer", named);
  return id ? ok(id) : err(problem("not_found", { detail: "There is no such offer." }));
}

export const acceptedAnswer = z
  .object({
    id: z.string().meta({ example: "bkg_019abc…" }),
    manageUrl: z.string().meta({ format: "uri" }),
    manageToken: z.string().meta({ description: "Opens this one booking. Treat it as a password." }),
  })
  .meta({ id: "AcceptedOffer" });

export const waitlistQuery = z.strictObject({
  service: slugField.optional(),
  cursor: z.string().max(64).optional(),
  limit: countField(200).optional(),
});

export const entryAnswer = z
  .object({
    id: z.string().meta({ example: "wte_019abc…" }),
    ...wishFields,
    customer: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
      timezone: zone,
    }),
    answers: z.record(z.string(), z.string()),
    createdAt: instant,
    offer: z.object(offerFields).nullable().meta({ description: "What is held for them now." }),
  })
  .meta({ id: "WaitlistEntry" });

export const waitlistAnswer = z
  .object({
    entries: z.array(entryAnswer),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: "Give it as `cursor` for the next page; null on the last." }),
  })
  .meta({ id: "Waitlist" });

/** The bare id of an entry in a path; what is none opens nothing. */
export const entryIdOf = (shown = ""): string => readId("waitlistEntry", shown) ?? "";
