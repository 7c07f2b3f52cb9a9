import { StatusBadge } from "#components/ui/badge.tsx";
import { cx } from "#components/ui/classes.ts";
import type { BookingDetail } from "#lib/agenda/detail.ts";
import { isLive } from "#lib/booking/states.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney, type Money } from "#lib/money.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { refundCause, refundFailure, refundState, refundTone } from "./refund-words.ts";

interface Props {
  t: Translator<"money">;
  booking: Pick<BookingDetail, "price" | "money" | "status">;
  /** Whether the viewer may see what was paid; what is left to pay concerns whoever stands at the desk. */
  full: boolean;
  region: string;
  zone: string;
}

/** The money of one booking: what it costs, what was paid and went back, what is left to pay on the spot. */
export function BookingMoney({ t, booking, full, region, zone }: Props) {
  const { price, money, status } = booking;
  const { paid, refunded, due, unpaidUntil, disputed, refunds, noShow } = money;
  const waits = unpaidUntil !== null && status === "held";
  const covered = waits ? due.amount : Math.max(paid.amount - refunded.amount, 0);
  const left = { amount: Math.max(price.amount - covered, 0), currency: price.currency };
  const lines: [string, Money | false][] = [
    [t("panel.price"), price],
    [t("panel.due"), waits && due],
    [t("panel.paid"), full && paid.amount > 0 && paid],
    [t("panel.back"), full && refunded.amount > 0 && refunded],
    [t("panel.left"), isLive(status) && covered > 0 && left],
  ];
  return (
    <>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1.5">
        {lines.map(
          ([term, amount]) =>
            amount && (
              <div key={term} className="contents">
                <dt className={amount === left ? "font-medium" : "text-muted"}>{term}</dt>
                <dd className={cx("text-end tabular-nums", amount === left && "font-medium")}>
                  {formatMoney(amount, region)}
                </dd>
              </div>
            ),
        )}
      </dl>
      {waits && (
        <p className="mt-2">
          {t("panel.waits", { until: formatDateTime(unpaidUntil, region, zone, "short") })}
        </p>
      )}
      {noShow && status !== "no_show" && (
        <p className="mt-2 text-muted">{t("noShow.agreed", { fee: formatMoney(noShow.fee, region) })}</p>
      )}
      {full && disputed && <p className="mt-2 text-bad">{t("panel.disputed")}</p>}
      {full && refunds.length > 0 && (
        <>
          <h4 className="mt-3 text-muted text-xs">{t("panel.refunds")}</h4>
          <ul className="mt-1 flex flex-col gap-2">
            {refunds.map((refund) => (
              <li key={refund.id}>
                <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                  <StatusBadge tone={refundTone(refund.state)}>{refundState(t, refund.state)}</StatusBadge>
                  <span className="ms-auto tabular-nums">{formatMoney(refund.amount, region)}</span>
                </span>
                <span className="mt-0.5 block text-muted text-xs">
                  {t("panel.refundAbout", {
                    cause: refundCause(t, refund.cause),
                    when: formatDateTime(refund.at, region, zone, "short"),
                  })}
                </span>
                {refund.note !== "" && (
                  <span className="wrap-anywhere block whitespace-pre-line text-xs">
                    {t("panel.refundNote", { note: refund.note })}
                  </span>
                )}
                {refund.state === "failed" && (
                  <span className="mt-0.5 block text-bad text-xs">{refundFailure(t, refund.failure)}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
