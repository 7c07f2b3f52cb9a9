import { env } from "#lib/env.ts";
import { waitlistLink } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { acceptedAnswer, offerIdOf, offerInput } from "#lib/http/waitlist-answer.ts";
import { showId } from "#lib/ids.ts";
import { absolute, paths } from "#lib/paths.ts";
import { ok } from "#lib/result.ts";
import { acceptOffer, findAccepted } from "#lib/waitlist/accepting.ts";
import { lookAtWaiting } from "#lib/waitlist/waiting-view.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/waitlist/{waitlistToken}/accept",
  {
    POST: operation({
      id: "acceptOffer",
      summary:
        "Books what was offered. Sent again, it answers with the same booking. Too late, it books all the same while the time is free.",
      access: waitlistLink,
      body: offerInput,
      answer: acceptedAnswer,
      limit: "manage-write",
      problems: ["slot_taken", "illegal_transition", "too_soon", "outside_availability", "limit_reached"],
      run: async ({ access, body, at }) => {
        const { scope, entryId } = access;
        const before = body.offer === undefined ? await findAccepted(scope, entryId) : null;
        const view = await lookAtWaiting(access);
        if (!view.ok) return view;
        const offerId = before ? ok(before) : offerIdOf(body.offer, view.value);
        if (!offerId.ok) return offerId;
        const accepted = await acceptOffer(scope, { entryId, offerId: offerId.value }, at);
        if (!accepted.ok) return accepted;
        const { bookingId, manageToken } = accepted.value;
        const manageUrl = absolute(env().APP_URL, paths.manage(manageToken));
        return ok({ id: showId("booking", bookingId), manageUrl, manageToken });
      },
    }),
  },
);
