import { readBusinessBooking } from "#lib/booking/list.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { ledgerAnswer, ofBookingQuery } from "#lib/http/management.ts";
import { ok } from "#lib/result.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/ledger", {
  GET: operation({
    id: "listLedgerEntries",
    summary: "Every movement of money about a booking. Nothing can be charged yet, so there are none.",
    access: apiKey("ledger:read"),
    query: ofBookingQuery,
    answer: ledgerAnswer,
    limit: "key",
    run: async ({ access: { scope }, query }) => {
      const known = await readBusinessBooking(scope, query.booking);
      return known.ok ? ok({ entries: [] }) : known;
    },
  }),
});
