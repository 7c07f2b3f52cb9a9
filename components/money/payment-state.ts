import type { Tone } from "#components/ui/badge.tsx";
import type { MessageKey } from "#lib/i18n/catalogs.ts";
import type { PaymentLine } from "#lib/payments/loaders.ts";

/** What became of a payment, in one word: a dispute that is open first, because somebody has to answer it. */
export function paymentState({ dispute, purpose, amount, refunded }: PaymentLine): {
  tone: Tone;
  key: MessageKey<"money">;
} {
  if (dispute === "open") return { tone: "bad", key: "paid.open" };
  if (dispute === "lost") return { tone: "bad", key: "paid.lost" };
  if (purpose === "returned") return { tone: "neutral", key: "paid.returned" };
  if (refunded.amount >= amount.amount) return { tone: "neutral", key: "paid.all" };
  if (refunded.amount > 0) return { tone: "note", key: "paid.part" };
  return dispute === "won" ? { tone: "good", key: "paid.won" } : { tone: "good", key: "paid.kept" };
}
