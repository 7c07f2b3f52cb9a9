import type { BusinessView, PlaceView } from "./page-view.ts";

/** `upcoming` can be moved and cancelled; the others only be looked at. */
export type ManageState = "upcoming" | "over" | "cancelled";

/** A booking as its customer sees it behind the manage link: these fields and no others (case T6). */
export interface ManageView {
  token: string;
  version: number;
  /** Short, to quote on the phone. */
  reference: string;
  state: ManageState;
  cancelledBy: "customer" | "business";
  reason: string | null;
  business: BusinessView;
  /** `slug` only where it can still be booked. */
  service: { name: string; slug: string | null };
  staff: string | null;
  place: PlaceView;
  party: number;
  price: { amount: number; currency: string };
  /** Where the confirmation went. */
  email: string;
  /** Minutes since the epoch. */
  from: number;
  to: number;
  /** The zone it was booked in. */
  zone: string;
  now: number;
  links: { google: string; outlook: string; file: string };
  cancellation: {
    refund: { amount: number; currency: string };
    retained: { amount: number; currency: string };
    deadlines: { until: number; percent: number; refund: { amount: number; currency: string } }[];
  };
}
