import Link from "next/link";
import { StatusBadge } from "#components/ui/badge.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import type { PaymentLine } from "#lib/payments/loaders.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { paymentState } from "./payment-state.ts";

interface Props {
  t: Translator<"money">;
  payments: readonly PaymentLine[];
  region: string;
  zone: string;
  hrefOf: (payment: PaymentLine) => string;
}

/** Payments at a glance; a line opens the booking that it pays for. */
export function PaymentsTable({ t, payments, region, zone, hrefOf }: Props) {
  const state = (payment: PaymentLine) => {
    const { tone, key } = paymentState(payment);
    return <StatusBadge tone={tone}>{t(key)}</StatusBadge>;
  };
  const back = ({ refunded }: PaymentLine) =>
    refunded.amount > 0 ? formatMoney(refunded, region) : t("payments.none");
  const forWords = ({ booking }: PaymentLine) =>
    t("payments.forLine", {
      service: booking.service,
      when: formatDateTime(booking.start, region, zone, "dated"),
    });
  return (
    <DataTable
      caption={t("payments.caption")}
      rows={payments}
      rowKey={(payment) => payment.id}
      columns={[
        {
          id: "customer",
          header: t("payments.customer"),
          cell: (payment) => (
            <>
              <Link href={hrefOf(payment)} className="after:absolute after:inset-0">
                <span className="block">{payment.booking.customer}</span>
                <span className="block font-normal text-muted text-xs">{forWords(payment)}</span>
              </Link>
              <span className="mt-1 block font-normal sm:hidden">{state(payment)}</span>
            </>
          ),
        },
        {
          id: "paid",
          header: t("payments.paid"),
          wideOnly: true,
          cell: (payment) => (
            <span className="whitespace-nowrap tabular-nums">
              {formatDateTime(payment.at, region, zone, "dated")}
            </span>
          ),
        },
        { id: "state", header: t("payments.state"), wideOnly: true, cell: state },
        {
          id: "amount",
          header: t("payments.amount"),
          align: "end",
          cell: (payment) => (
            <span className="tabular-nums">
              {formatMoney(payment.amount, region)}
              {payment.refunded.amount > 0 && (
                <span className="block font-normal text-muted text-xs sm:hidden">
                  {t("payments.backLine", { amount: back(payment) })}
                </span>
              )}
            </span>
          ),
        },
        {
          id: "back",
          header: t("payments.back"),
          align: "end",
          wideOnly: true,
          cell: (payment) => <span className="text-muted tabular-nums">{back(payment)}</span>,
        },
      ]}
    />
  );
}
