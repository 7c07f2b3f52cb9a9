import { z } from "zod";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { entryIdOf } from "#lib/http/waitlist-answer.ts";
import { showId } from "#lib/ids.ts";
import { ok } from "#lib/result.ts";
import { moveEntry } from "#lib/waitlist/order.ts";

const position = z.number().int("Please give a whole number.").min(1, "At least one.").max(10_000);

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/waitlist/{entry}/position",
  {
    POST: operation({
      id: "moveWaitlistEntry",
      summary: "Gives somebody another place in their line; beyond its end means the end.",
      access: apiKey("bookings:write"),
      body: z.strictObject({ position: position.meta({ description: "From 1." }) }),
      answer: z.object({ id: z.string(), position: z.int() }).meta({ id: "WaitlistPosition" }),
      limit: "key",
      problems: ["version_conflict", "illegal_transition"],
      example: { position: 1 },
      run: async ({ access: { scope, actor }, params: { entry }, body }) => {
        const moved = await moveEntry(scope, { actor, reach: null }, entryIdOf(entry), body.position);
        if (!moved.ok) return moved;
        return ok({ id: showId("waitlistEntry", moved.value.id), position: moved.value.position });
      },
    }),
  },
);
