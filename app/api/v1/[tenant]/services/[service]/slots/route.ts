import { loadPublicSlots } from "#lib/availability/loaders.ts";
import { slotsQuery } from "#lib/availability/schema.ts";
import { publicTenantLater } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { slotsAnswer, slotsResponse } from "#lib/http/slots-answer.ts";
import { ok } from "#lib/result.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute(
  "/api/v1/{tenant}/services/{service}/slots",
  {
    GET: operation({
      id: "listSlots",
      summary: "Every start that could be booked now, between two local dates.",
      access: publicTenantLater,
      query: slotsQuery,
      answer: slotsAnswer,
      shared: true,
      limit: "read",
      run: async ({ params: { tenant = "", service = "" }, query }) => {
        const found = await loadPublicSlots(tenant, { ...query, service });
        return found.ok ? ok(slotsResponse(found.value)) : found;
      },
    }),
  },
);
