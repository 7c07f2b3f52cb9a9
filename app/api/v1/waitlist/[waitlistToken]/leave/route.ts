import { waitlistLink } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { waitingAnswer, waitingView } from "#lib/http/waitlist-answer.ts";
import { ok } from "#lib/result.ts";
import { leaveWaitlist } from "#lib/waitlist/mutations.ts";
import { lookAtWaiting } from "#lib/waitlist/waiting-view.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/waitlist/{waitlistToken}/leave",
  {
    POST: operation({
      id: "leaveWaitlist",
      summary: "Leaves the list; an offer goes to the next.",
      access: waitlistLink,
      answer: waitingAnswer,
      limit: "manage-write",
      problems: ["illegal_transition"],
      run: async ({ access, at }) => {
        const left = await leaveWaitlist(access.scope, access.entryId, at);
        if (!left.ok) return left;
        const view = await lookAtWaiting(access);
        return view.ok ? ok(waitingView(view.value)) : view;
      },
    }),
  },
);
