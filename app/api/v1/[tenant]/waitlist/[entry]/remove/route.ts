import { z } from "zod";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { entryIdOf } from "#lib/http/waitlist-answer.ts";
import { showId } from "#lib/ids.ts";
import { ok } from "#lib/result.ts";
import { removeEntry } from "#lib/waitlist/mutations.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/waitlist/{entry}/remove",
  {
    POST: operation({
      id: "removeWaitlistEntry",
      summary:
        "Takes somebody off the list; what was held for them goes to the next. They are not written to.",
      access: apiKey("bookings:write"),
      answer: z.object({ id: z.string(), status: z.literal("removed") }).meta({ id: "RemovedWaitlistEntry" }),
      limit: "key",
      problems: ["illegal_transition"],
      run: async ({ access: { scope, actor }, params: { entry }, at }) => {
        const removed = await removeEntry(scope, { actor, reach: null }, entryIdOf(entry), at);
        if (!removed.ok) return removed;
        return ok({ id: showId("waitlistEntry", removed.value.id), status: "removed" as const });
      },
    }),
  },
);
