import { cache } from "react";
import { withTenant } from "#lib/db/transaction.ts";
import { readBookingFacts } from "#lib/messages/facts.ts";
import { minuteCeil } from "#lib/time/instant.ts";
import { resolveDecisionToken } from "./decision-token.ts";
import type { ManageView } from "./manage-view.ts";
import { type BusinessView, businessView } from "./page-view.ts";
import type { BookingStatus } from "./states.ts";

/** A request as the business sees it behind the link in its mail. Minutes since the epoch. */
export interface RequestView {
  token: string;
  version: number;
  /** It waits for an answer now. */
  waiting: boolean;
  status: BookingStatus;
  waitsUntil: number | null;
  business: BusinessView;
  customer: { name: string; email: string; phone: string | null; zone: string };
  service: string;
  staff: string | null;
  party: number;
  price: ManageView["price"];
  answers: string[];
  from: number;
  to: number;
  /** The business's own zone. */
  zone: string;
}

/** `/decide/{token}`: one request; null for forged and mistyped links (A14). @throws TryAgain */
export const loadRequest = cache(async (token: string): Promise<RequestView | null> => {
  const found = await resolveDecisionToken(token);
  if (!found) return null;
  const { scope, bookingId } = found;
  const facts = await withTenant(scope, (tx) => readBookingFacts(tx, scope, bookingId));
  if (!facts) return null;
  const {
    version,
    status,
    tenant,
    customer,
    price,
    currency,
    start: from,
    end: to,
    party,
    holdExpires,
  } = facts;
  return {
    ...{ token, version, status, party, from, to },
    waiting: status === "held" && holdExpires !== null && holdExpires >= minuteCeil(new Date()),
    waitsUntil: holdExpires,
    business: businessView(tenant),
    customer: { name: customer.name, email: customer.email, phone: customer.phone, zone: customer.timezone },
    service: facts.service.name,
    staff: facts.staffName,
    price: { amount: price, currency },
    answers: Object.values(facts.answers),
    zone: facts.timezone,
  };
});
