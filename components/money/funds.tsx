import { StatusBadge, type Tone } from "#components/ui/badge.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import type { PayoutsView } from "#lib/payments/payout-loaders.ts";
import { formatDate } from "#lib/time/format.ts";

interface Props {
  t: Translator<"money">;
  /** Null where Stripe did not answer. */
  payouts: Promise<PayoutsView | null>;
  region: string;
}

const tones: Record<PayoutsView["payouts"][number]["state"], Tone> = {
  coming: "note",
  paid: "good",
  failed: "bad",
  cancelled: "neutral",
};

/** The balance at Stripe and the last payouts, as soon as Stripe has answered: goes under `<Suspense>`. */
export async function Funds({ t, payouts, region }: Props) {
  const found = await payouts;
  if (!found)
    return (
      <p className="rounded-md border border-hairline border-dashed px-4 py-3 text-sm">{t("funds.silent")}</p>
    );
  const sums = found.funds.map(({ currency, available, pending }) => ({
    currency,
    parts: [
      { key: available < 0 ? ("funds.owed" as const) : ("funds.available" as const), amount: available },
      { key: "funds.pending" as const, amount: pending },
    ],
  }));
  return (
    <div className="flex flex-col gap-4">
      {sums.map(({ currency, parts }) => (
        <dl key={currency} className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          {parts.map(({ key, amount }) => (
            <div
              key={key}
              className="flex items-baseline justify-between gap-4 rounded-md border border-hairline bg-surface px-4 py-3"
            >
              <dt className="text-muted text-sm">{t(key)}</dt>
              <dd className="text-end text-lg tabular-nums">{formatMoney({ amount, currency }, region)}</dd>
            </div>
          ))}
        </dl>
      ))}
      {found.payouts.length === 0 ? (
        <p className="text-muted text-sm">{t("funds.noPayouts")}</p>
      ) : (
        <Payouts t={t} payouts={found.payouts} region={region} />
      )}
    </div>
  );
}

const Payouts = ({ t, payouts, region }: { payouts: PayoutsView["payouts"] } & Omit<Props, "payouts">) => (
  <DataTable
    caption={t("payouts.caption")}
    rows={payouts}
    rowKey={(payout) => payout.id}
    columns={[
      {
        id: "day",
        header: t("payouts.day"),
        // A day without a time or a zone: Stripe writes its midnight in UTC.
        cell: (payout) => formatDate(Math.floor(payout.arrivesMs / 60_000), region, "UTC", "dated"),
      },
      {
        id: "state",
        header: t("payouts.state"),
        cell: (payout) => (
          <>
            <StatusBadge tone={tones[payout.state]}>{t(`payout.${payout.state}`)}</StatusBadge>
            {payout.state === "failed" && (
              <span className="mt-1 block text-muted text-xs">{t("payouts.failedText")}</span>
            )}
          </>
        ),
      },
      {
        id: "amount",
        header: t("payouts.amount"),
        align: "end",
        cell: (payout) => <span className="tabular-nums">{formatMoney(payout, region)}</span>,
      },
    ]}
  />
);

/** Holds the place of `Funds`. */
export const FundsSkeleton = ({ t }: { t: Translator<"money"> }) => (
  <div role="status" className="flex flex-col gap-4">
    <span className="sr-only">{t("funds.loading")}</span>
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      <Skeleton className="h-13 w-full" />
      <Skeleton className="h-13 w-full" />
    </div>
    <Skeleton className="h-5 w-64 max-w-full" />
  </div>
);
