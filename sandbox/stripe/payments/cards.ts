/** How a test card behaves, as the one of Stripe with this number does. */
export interface TestCard {
  number: string;
  brand: string;
  label: string;
  /** Ids like `pm_card_visa` that stand for it in tests. */
  alias: string;
  /** Why a payment is declined; null where it is not. */
  declined: { code: string; declineCode: string; message: string } | null;
  /** Also declined when it is only saved. */
  declinedWhenSaved: boolean;
  /** `once`: until its owner has agreed; `always`: every payment. */
  authentication: "never" | "once" | "always";
  /** What becomes of a refund, or that a payment is disputed at once. */
  later: "nothing" | "refund-pending" | "refund-fails" | "disputed";
}

const generic = {
  code: "card_declined",
  declineCode: "generic_decline",
  message: "Your card was declined.",
};
const funds = {
  code: "card_declined",
  declineCode: "insufficient_funds",
  message: "Your card has insufficient funds.",
};
const expired = {
  code: "expired_card",
  declineCode: "expired_card",
  message: "Your card has expired.",
};

const card = (number: string, alias: string, label: string, change: Partial<TestCard> = {}): TestCard => ({
  number,
  alias,
  label,
  brand: "visa",
  declined: null,
  declinedWhenSaved: false,
  authentication: "never",
  later: "nothing",
  ...change,
});

export const testCards: readonly TestCard[] = [
  card("4242424242424242", "pm_card_visa", "Pays"),
  card("5555555555554444", "pm_card_mastercard", "Pays", { brand: "mastercard" }),
  card("4000000000000002", "pm_card_visa_chargeDeclined", "Is declined", {
    declined: generic,
    declinedWhenSaved: true,
  }),
  card("4000000000009995", "pm_card_visa_chargeDeclinedInsufficientFunds", "Has too little money", {
    declined: funds,
    declinedWhenSaved: true,
  }),
  card("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "Has expired", {
    declined: expired,
    declinedWhenSaved: true,
  }),
  card("4000002500003155", "pm_card_authenticationRequiredOnSetup", "Asks its owner first (3-D Secure)", {
    authentication: "once",
  }),
  card("4000002760003184", "pm_card_authenticationRequired", "Asks its owner every time (3-D Secure)", {
    authentication: "always",
  }),
  card("4000000000000341", "pm_card_chargeCustomerFail", "Can be saved, is declined later", {
    declined: generic,
  }),
  card("4000000000007726", "pm_card_pendingRefund", "Pays; a refund stays pending", {
    later: "refund-pending",
  }),
  card("4000000000005126", "pm_card_refundFail", "Pays; a refund fails later", { later: "refund-fails" }),
  card("4000000000000259", "pm_card_createDispute", "Pays; is disputed at once", { later: "disputed" }),
];

export const cardByAlias = (alias: string): TestCard | null =>
  testCards.find((one) => one.alias === alias) ?? null;

export const cardByNumber = (number: string): TestCard | null => {
  const digits = number.replace(/\D/g, "");
  return testCards.find((one) => one.number === digits) ?? null;
};

export const last4 = (number: string): string => number.slice(-4);

/** What happens when a card is used. */
export type Verdict =
  | { kind: "goes-through" }
  | { kind: "authentication" }
  | { kind: "declined"; card: TestCard };

export interface Use {
  /** Saved rather than charged. */
  saving: boolean;
  /** Nobody is there to be asked. */
  offSession: boolean;
  /** Its owner has just been asked and has agreed. */
  authenticated: boolean;
  /** Its owner agreed to later payments when the card was saved. */
  agreed: boolean;
}

export function judge(card: TestCard, { saving, offSession, authenticated, agreed }: Use): Verdict {
  if (card.declined && (!saving || card.declinedWhenSaved)) return { kind: "declined", card };
  const covered = authenticated || (card.authentication === "once" && agreed && offSession);
  return card.authentication === "never" || covered ? { kind: "goes-through" } : { kind: "authentication" };
}
