import { readBusinessBooking } from "#lib/booking/list.ts";
import { apiKey } from "#lib/http/access.ts";
import { defineRoute, operation } from "#lib/http/define-route.ts";
import { bookingIdOf, ledgerAnswer, ofBookingQuery } from "#lib/http/management.ts";
import { readLedger } from "#lib/payments/ledger.ts";
import { ok } from "#lib/result.ts";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = defineRoute("/api/v1/{tenant}/ledger", {
  GET: operation({
    id: "listLedgerEntries",
    summary: "Every movement of money about a booking, in order.",
    access: apiKey("ledger:read"),
    query: ofBookingQuery,
    answer: ledgerAnswer,
    limit: "key",
    run: async ({ access: { scope }, query }) => {
      const id = bookingIdOf(query.booking);
      const known = await readBusinessBooking(scope, query.booking);
      if (!known.ok) return known;
      if (!id.ok) return id;
      return ok({ entries: await readLedger(scope, id.value) });
    },
  }),
});
