import type { Route } from "../core/route.ts";
import { priceRoutes } from "./prices.ts";

export const billingRoutes: Route[] = [...priceRoutes];
