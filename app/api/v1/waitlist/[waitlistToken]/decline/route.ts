import { waitlistLink } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { offerIdOf, offerInput, waitingAnswer, waitingView } from "#lib/http/waitlist-answer.ts";
import { ok } from "#lib/result.ts";
import { declineOffer } from "#lib/waitlist/accepting.ts";
import { lookAtWaiting } from "#lib/waitlist/waiting-view.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/waitlist/{waitlistToken}/decline",
  {
    POST: operation({
      id: "declineOffer",
      summary: "Lets an offer go: it goes to the next, and the place in the line is kept.",
      access: waitlistLink,
      body: offerInput,
      answer: waitingAnswer,
      limit: "manage-write",
      problems: ["illegal_transition"],
      run: async ({ access, body }) => {
        const { scope, entryId } = access;
        const before = await lookAtWaiting(access);
        if (!before.ok) return before;
        const offerId = offerIdOf(body.offer, before.value);
        if (!offerId.ok) return offerId;
        const declined = await declineOffer(scope, { entryId, offerId: offerId.value });
        if (!declined.ok) return declined;
        const view = await lookAtWaiting(access);
        return view.ok ? ok(waitingView(view.value)) : view;
      },
    }),
  },
);
