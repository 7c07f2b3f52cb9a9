import { waitlistLink } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { waitingAnswer, waitingView } from "#lib/http/waitlist-answer.ts";
import { ok } from "#lib/result.ts";
import { lookAtWaiting } from "#lib/waitlist/waiting-view.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/waitlist/{waitlistToken}",
  {
    GET: operation({
      id: "readWaiting",
      summary: "What somebody waits for, and their offer. Reading it answers nothing.",
      access: waitlistLink,
      answer: waitingAnswer,
      limit: "manage",
      run: async ({ access }) => {
        const view = await lookAtWaiting(access);
        return view.ok ? ok(waitingView(view.value)) : view;
      },
    }),
  },
);
