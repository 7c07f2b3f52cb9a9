import type { ManageChoices } from "./manage-choices.ts";
import type { BusinessView, PlaceView } from "./page-view.ts";

/**
 * `upcoming`, `waiting` (for the business's answer) and `unpaid` can be moved and cancelled; the others only be looked at.
 * `declined` and `expired`: the answer was no, or there was none in time.
 */
export type ManageState = "upcoming" | "waiting" | "unpaid" | "over" | "cancelled" | "declined" | "expired";

export const canChange = (state: ManageState): boolean =>
  state === "upcoming" || state === "waiting" || state === "unpaid";

/** It does not take place. */
export const isOff = (state: ManageState): boolean =>
  state === "cancelled" || state === "declined" || state === "expired";

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
  /** Minor units: what is due for a time that is not paid yet, and what was paid and went back. */
  money: { due: number; paid: number; refunded: number /** Came too late. */; returned: number };
  /** What is charged to the card on file where nobody comes, minor units; 0 where there is none. */
  noShowFee: number;
  /** A no-show fee that their bank wants to ask them about, minor units. */
  feeDue: number | null;
  /** Stripe's page, where it is open. */
  checkoutUrl: string | null;
  /** It ended because it was not paid. */
  endedUnpaid: boolean;
  /** Where the confirmation went; null where nobody gave an address. */
  email: string | null;
  /** Until when a request waits for an answer. */
  waitsUntil: number | null;
  /** Minutes since the epoch. */
  from: number;
  to: number;
  /** The zone it was booked in. */
  zone: string;
  now: number;
  choices: ManageChoices;
  links: { google: string; outlook: string; file: string };
  cancellation: {
    refund: { amount: number; currency: string };
    retained: { amount: number; currency: string };
    deadlines: { until: number; percent: number; refund: { amount: number; currency: string } }[];
  };
}
