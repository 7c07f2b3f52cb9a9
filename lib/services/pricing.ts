import type { CatalogueService } from "./catalogue.ts";

/** What a booking costs and what is due when booking, in minor units. */
export interface Quote {
  price: number;
  dueNow: number;
  payment: "none" | "deposit" | "full";
}

/**
 * The server's own price (B12): per seat, times the party. A service's payment rule takes effect once the
 * business has connected an account that can charge (design 7); no account can be connected in this release,
 * so everything is paid on the spot and the page says so.
 */
export const quote = (service: Pick<CatalogueService, "price">, party: number): Quote => ({
  price: service.price * party,
  dueNow: 0,
  payment: "none",
});
