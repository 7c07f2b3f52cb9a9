import Link from "next/link";
import { StatusBadge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { WarningMark } from "#components/ui/marks.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import type { DifferenceLine, RefundLine } from "#lib/payments/attention-loaders.ts";
import type { PaymentLine } from "#lib/payments/loaders.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { refundFailure, refundState, refundTone } from "./refund-words.ts";

interface Props {
  t: Translator<"money">;
  disputed: readonly PaymentLine[];
  refunds: readonly RefundLine[];
  differences: readonly DifferenceLine[];
  region: string;
  zone: string;
  bookingHref: (id: string) => string;
}

const itemClass = "border-hairline border-t py-3 first:border-t-0 first:pt-0 last:pb-0";

/** Disputes, refunds that failed and differences with Stripe: each says what happened and what to do. Nothing where all is well. */
export function Attention({ t, disputed, refunds, differences, region, zone, bookingHref }: Props) {
  const failed = refunds.filter(({ state }) => state === "failed");
  if (disputed.length + failed.length + differences.length === 0) return null;
  const when = (minute: number) => formatDateTime(minute, region, zone, "dated");
  return (
    <Card aria-labelledby="money-look">
      <h2 id="money-look" className="flex items-center gap-2 text-base">
        <WarningMark className="size-4 shrink-0 text-bad" />
        {t("look.title")}
      </h2>
      <ul className="mt-3 text-sm">
        {disputed.map(({ id, at, amount, booking }) => (
          <li key={id} className={itemClass}>
            <p className="wrap-anywhere font-medium">
              {t("look.disputed", { amount: formatMoney(amount, region), customer: booking.customer })}
            </p>
            <p className="mt-0.5 max-w-prose">{t("look.disputedTodo")}</p>
            <p className="mt-1 text-muted">
              {t("look.paid", { when: when(at) })}
              {" · "}
              <Link href={bookingHref(booking.id)} className="text-accent-text underline">
                {t("look.open")}
              </Link>
            </p>
          </li>
        ))}
        {failed.map((refund) => (
          <li key={refund.id} className={itemClass}>
            <p className="wrap-anywhere font-medium">
              {t("look.failed", {
                amount: formatMoney(refund.amount, region),
                customer: refund.booking.customer,
              })}
            </p>
            <p className="mt-0.5 max-w-prose">{refundFailure(t, refund.failure)}</p>
            <p className="mt-1 text-muted">
              {when(refund.at)}
              {" · "}
              <Link href={bookingHref(refund.booking.id)} className="text-accent-text underline">
                {t("look.open")}
              </Link>
            </p>
          </li>
        ))}
        {differences.map((line) => (
          <li key={line.id} className={itemClass}>
            <p className="wrap-anywhere font-medium">
              {t(`differ.${line.kind}`, {
                ours: line.ours ? formatMoney(line.ours, region) : t("differ.unknown"),
                theirs: line.theirs ? formatMoney(line.theirs, region) : t("differ.unknown"),
              })}
            </p>
            <p className="mt-0.5 max-w-prose">{t("differ.todo")}</p>
            <p className="wrap-anywhere mt-1 text-muted">
              {when(line.foundAt)} · {t("differ.reference", { reference: line.reference })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Money that has left for customers and is not there yet. */
export function OnTheWay({ t, refunds, region, zone, bookingHref }: Omit<Props, "disputed" | "differences">) {
  const going = refunds.filter(({ state }) => state !== "failed");
  if (going.length === 0) return null;
  return (
    <Card aria-labelledby="money-way">
      <h2 id="money-way" className="text-base">
        {t("way.title")}
      </h2>
      <ul className="mt-3 text-sm">
        {going.map((refund) => (
          <li
            key={refund.id}
            className={`${itemClass} flex flex-wrap items-center justify-between gap-x-4 gap-y-1`}
          >
            <span className="min-w-0">
              <Link
                href={bookingHref(refund.booking.id)}
                className="wrap-anywhere underline-offset-2 hover:underline"
              >
                {t("look.wanted", {
                  amount: formatMoney(refund.amount, region),
                  customer: refund.booking.customer,
                })}
              </Link>
              <span className="block text-muted text-xs">
                {formatDateTime(refund.at, region, zone, "dated")}
              </span>
            </span>
            <StatusBadge tone={refundTone(refund.state)}>{refundState(t, refund.state)}</StatusBadge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
