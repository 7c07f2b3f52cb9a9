import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import type { MoneyPage } from "#lib/payments/loaders.ts";
import { PaymentsTable } from "./payments-table.tsx";

interface Props {
  t: Translator<"money">;
  tenant: string;
  money: MoneyPage;
  /** No page comes before this one. */
  isFirst: boolean;
  region: string;
  zone: string;
  bookingHref: (id: string) => string;
}

/** The payments of a page, the ways to the others, and the ledger to take away. */
export function Payments({ t, tenant, money, isFirst, region, zone, bookingHref }: Props) {
  const { payments, next, account } = money;
  return (
    <section aria-labelledby="money-payments">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id="money-payments" className="text-base">
          {t("payments.title")}
        </h2>
        {(payments.length > 0 || !isFirst) && (
          <a href={paths.dashboard.ledgerFile(tenant)} className={buttonClass("secondary", "compact")}>
            {t("payments.file")}
          </a>
        )}
      </div>
      {payments.length > 0 ? (
        <PaymentsTable
          t={t}
          payments={payments}
          region={region}
          zone={zone}
          hrefOf={({ booking }) => bookingHref(booking.id)}
        />
      ) : isFirst ? (
        <EmptyState
          title={t("payments.empty.title")}
          text={t(account?.chargesEnabled ? "payments.empty.text" : "payments.empty.connect")}
          action={
            account?.chargesEnabled && (
              <Link href={paths.dashboard.services(tenant)} className={buttonClass("secondary", "compact")}>
                {t("payments.empty.action")}
              </Link>
            )
          }
        />
      ) : (
        <EmptyState title={t("payments.end.title")} text={t("payments.end.text")} />
      )}
      {(!isFirst || next) && (
        <nav aria-label={t("payments.pages")} className="mt-4 flex justify-end gap-2">
          {!isFirst && (
            <Link href={paths.dashboard.money(tenant)} className={buttonClass("quiet", "compact")}>
              {t("payments.first")}
            </Link>
          )}
          {next && (
            <Link
              href={paths.dashboard.money(tenant, { after: next })}
              className={buttonClass("secondary", "compact")}
            >
              {t("payments.next")}
            </Link>
          )}
        </nav>
      )}
    </section>
  );
}
