import { withTenant } from "#lib/db/transaction.ts";
import { publicTenant } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { tenantAnswer, tenantView } from "#lib/http/tenant-answer.ts";
import { ok } from "#lib/result.ts";
import { readCatalogue } from "#lib/services/data.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}", {
  GET: operation({
    id: "readBusiness",
    summary: "A business and what can be booked there.",
    access: publicTenant,
    answer: tenantAnswer,
    shared: true,
    limit: "read",
    run: async ({ access: { scope } }) =>
      ok(tenantView(await withTenant(scope, (tx) => readCatalogue(tx, scope)))),
  }),
});
