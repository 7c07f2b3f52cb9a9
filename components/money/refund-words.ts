import type { Tone } from "#components/ui/badge.tsx";
import type { MessageKey } from "#lib/i18n/catalogs.ts";
import type { Translator } from "#lib/i18n/translator.ts";

type T = Translator<"money">;

const states = ["wanted", "pending", "succeeded", "failed", "cancelled"] as const;

export const refundState = (t: T, state: string): string => {
  const known = states.find((name) => name === state);
  return known ? t(`refund.state.${known}`) : t("refund.state.other", { state });
};

export const refundTone = (state: string): Tone =>
  state === "failed" ? "bad" : state === "succeeded" ? "good" : state === "cancelled" ? "neutral" : "note";

const causes = ["policy", "business", "staff", "late", "mismatch", "stripe"] as const;

export const refundCause = (t: T, cause: string): string =>
  t(`cause.${causes.find((name) => name === cause) ?? "other"}`);

// What Stripe says of a refund that failed (docs: Refund, failure_reason), and of one that it did not take on at all
// (docs: error codes).
const failures: Record<string, MessageKey<"money">> = {
  ...{ lost_or_stolen_card: "fail.card", expired_or_canceled_card: "fail.card" },
  ...{ charge_for_pending_refund_disputed: "fail.disputed", charge_disputed: "fail.disputed" },
  ...{ insufficient_funds: "fail.funds", balance_insufficient: "fail.funds" },
  ...{ declined: "fail.declined", charge_already_refunded: "fail.done" },
  ...{ account_invalid: "fail.account", unknown: "fail.unknown", "": "fail.unknown" },
};

/** Why a refund failed and what to do now, in one sentence each. */
export const refundFailure = (t: T, code: string): string =>
  t(failures[code] ?? "fail.other", { code: code.replaceAll("_", " ") });
