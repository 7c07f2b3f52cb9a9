import { z } from "zod";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { boundOf } from "#lib/http/management.ts";
import { exportBookingsQuery } from "#lib/http/transfer-answer.ts";
import { ok } from "#lib/result.ts";
import { downloadExport } from "#lib/transfer/download.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/export/bookings",
  {
    GET: operation({
      id: "exportBookings",
      summary: "Every booking as a file, by start, streamed. What it holds, import takes back.",
      access: apiKey("data:export"),
      query: exportBookingsQuery,
      answer: z.string(),
      mediaType: "text/csv",
      limit: "key",
      run: async ({ access, query, at }) =>
        ok(
          await downloadExport(
            { ...access, at },
            {
              kind: "bookings",
              format: query.format,
              from: boundOf(query.from, "from", access.tenant.timezone),
              to: boundOf(query.to, "to", access.tenant.timezone),
            },
          ),
        ),
    }),
  },
);
