import Link from "next/link";
import { statusTone } from "#components/dashboard/status-tone.ts";
import { StatusBadge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import type { CustomerBooking, CustomerView } from "#lib/customers/detail.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDateTime } from "#lib/time/format.ts";

interface Props {
  t: Translator<"customers">;
  bookings: Translator<"bookings">;
  customer: CustomerView;
  region: string;
  zone: string;
  hrefOf: (booking: CustomerBooking) => string;
}

/** Every booking of a customer, what is to come first; a line opens it. */
export function CustomerHistory({ t, customer, ...rest }: Props) {
  const { ahead, past } = customer;
  return (
    <>
      <Lines t={t} title={t("history.ahead")} empty={t("history.noAhead")} lines={ahead} {...rest} />
      <Lines t={t} title={t("history.past")} empty={t("history.noPast")} lines={past} {...rest} />
    </>
  );
}

/** As many as the loader reads at most. */
const mostShown = 100;

function Lines({
  t,
  title,
  empty,
  lines,
  bookings,
  region,
  zone,
  hrefOf,
}: Omit<Props, "customer"> & { title: string; empty: string; lines: readonly CustomerBooking[] }) {
  return (
    <Card>
      <h2 className="mb-2 text-base">{title}</h2>
      {lines.length === 0 ? (
        <p className="text-muted">{empty}</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {lines.map((line) => (
            <li key={line.id}>
              <Link
                href={hrefOf(line)}
                className="-mx-2 flex min-h-12 flex-wrap items-center gap-x-4 gap-y-0.5 rounded-md px-2 py-2 hover:bg-sunken"
              >
                <span className="min-w-40 grow basis-40">
                  <span className="block font-medium tabular-nums">
                    {formatDateTime(line.from, region, zone, "dated")}
                  </span>
                  <span className="block text-muted [overflow-wrap:anywhere]">
                    {line.service.name}
                    {line.staff && ` ${t("history.with", { name: line.staff.name })}`}
                  </span>
                </span>
                <StatusBadge tone={statusTone[line.status]}>{bookings(`status.${line.status}`)}</StatusBadge>
                <span className="min-w-16 text-end tabular-nums">
                  {line.price.amount === 0 ? t("history.free") : formatMoney(line.price, region)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {lines.length === mostShown && (
        <p className="mt-2 text-muted text-xs">{t("history.capped", { count: mostShown })}</p>
      )}
    </Card>
  );
}
