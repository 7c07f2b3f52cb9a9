import { dueOf } from "#lib/payments/amounts.ts";
import type { CatalogueService } from "./catalogue.ts";

/** What a booking costs and what is due when booking, in minor units. */
export interface Quote {
  price: number;
  dueNow: number;
  payment: "none" | "deposit" | "full";
}

/**
 * The server's own price (B12): per seat, times the party, and what of it is due when booking. Where the business cannot
 * charge, or so little cannot be charged, everything is paid on the spot, and the page says so.
 */
export function quote(service: Pick<CatalogueService, "price" | "charge">, party: number): Quote {
  const price = service.price * party;
  const { rule, currency } = service.charge;
  const dueNow = dueOf(rule, { price, party, currency });
  return { price, dueNow, payment: dueNow === 0 ? "none" : rule.kind };
}
