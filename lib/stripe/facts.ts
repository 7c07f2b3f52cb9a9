// What Stripe says, in our own words: shapes of the vendor stop here (house rule 8). Minor units, currencies in capital
// letters as everywhere else, milliseconds since the epoch.

/** A line of a connected account's balance. */
export interface BalanceFact {
  id: string;
  type: string;
  amount: number;
  /** What Stripe and the installation keep of it; negative where they give it back. */
  fee: number;
  currency: string;
  /** The object that it tells of. */
  source: string | null;
  createdMs: number;
}

export type RefundState = "pending" | "succeeded" | "failed" | "cancelled";

export interface RefundFact {
  id: string;
  amount: number;
  state: RefundState;
  failure: string;
  /** Our own id, where we asked for it. */
  refundId: string | null;
  createdMs: number;
  /** Money that left the balance, and money that came back because the refund failed. */
  out: BalanceFact | null;
  back: BalanceFact | null;
}

export interface DisputeFact {
  id: string;
  state: "open" | "won" | "lost";
  movements: BalanceFact[];
}

export interface PaymentFact {
  id: string;
  account: string;
  chargeId: string | null;
  state: "taken" | "open" | "over";
  amount: number;
  currency: string;
  applicationFee: number;
  paidMs: number;
  balance: BalanceFact | null;
  refunds: RefundFact[];
  dispute: DisputeFact | null;
  /** The card that it left behind for later, where it was asked to. */
  card: CardFact | null;
  /** Of our own: the no-show fee that it is. */
  feeId: string | null;
  /** Of our own: what it was asked for. Null for whatever the business charges by itself. */
  checkoutId: string | null;
}

export interface SessionFact {
  id: string;
  account: string;
  state: "open" | "complete" | "expired";
  url: string | null;
  amount: number;
  currency: string;
  checkoutId: string | null;
  paymentId: string | null;
  /** Where only a card was asked for: how it was given. */
  setupId: string | null;
}

/** A card that Stripe keeps: which of its objects it is, and nothing of the card itself. */
export interface CardFact {
  customerId: string;
  methodId: string;
}

export interface AccountFact {
  id: string;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
  requirements: string[];
  disabledReason: string | null;
}

/** What an account has in one currency: to be paid out now, and later. */
export interface FundsFact {
  currency: string;
  available: number;
  pending: number;
}

export interface PayoutFact {
  id: string;
  amount: number;
  currency: string;
  state: "coming" | "paid" | "failed" | "cancelled";
  /** Midnight of a day in UTC: when the bank should have it. */
  arrivesMs: number;
  /** Stripe's word for why it failed; "" where it did not. */
  failure: string;
}
