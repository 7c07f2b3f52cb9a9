import type { CatalogueService } from "#lib/services/catalogue.ts";
import { withDuration } from "#lib/services/durations.ts";
import { quote } from "#lib/services/pricing.ts";

/** What a booking costs and what of it was due when booking, minor units. */
export interface Terms {
  price: number;
  dueNow: number;
}

interface Change {
  /** What is booked, and as it will be in its new length. */
  present: CatalogueService;
  service: CatalogueService;
  /** Seats as they will be. */
  party: number;
  /** Minutes as booked. */
  length: number;
  /** Whether the service or the length becomes another one that has a price: a length that staff make up has none. */
  anew: boolean;
}

/**
 * The price after a change (decision 012): what is kept keeps the price it was booked at, what is added or chosen anew
 * costs today's. So fewer seats cost their share of what was agreed, whatever the service costs by now (B20). What was due
 * when booking was due then: a change asks for nothing more ahead of the visit.
 */
export function changedTerms(booked: Terms & { party: number }, change: Change): Terms {
  const { present, service, party, length, anew } = change;
  const kept = Math.min(party, booked.party);
  const more = party - kept;
  const added = more > 0 ? quote(withDuration(present, length) ?? present, more).price : 0;
  const price = anew ? quote(service, party).price : Math.round((booked.price * kept) / booked.party) + added;
  return { price, dueNow: Math.min(price, booked.dueNow) };
}
