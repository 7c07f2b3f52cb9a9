import { z } from "zod";
import { problem } from "#lib/errors.ts";
import { manageLink } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { noStore } from "#lib/http/problem-response.ts";
import { inviteFor } from "#lib/messages/invite.ts";
import { err, ok } from "#lib/result.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/bookings/{manageToken}/invite.ics",
  {
    GET: operation({
      id: "readInvite",
      summary: "The booking as a calendar file (RFC 5545), as of its latest version.",
      access: manageLink,
      answer: z.string(),
      mediaType: "text/calendar",
      limit: "manage",
      run: async ({ access: { scope, bookingId } }) => {
        const invite = await inviteFor(scope, bookingId);
        if (!invite) return err(problem("not_found"));
        const headers = {
          "content-type": invite.contentType,
          "content-disposition": `attachment; filename="${invite.filename}"`,
          ...noStore,
        };
        return ok(new Response(invite.content, { headers }));
      },
    }),
  },
);
