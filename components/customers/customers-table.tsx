import Link from "next/link";
import { StatusBadge } from "#components/ui/badge.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { CustomerLine } from "#lib/customers/loaders.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatDate } from "#lib/time/format.ts";

interface Props {
  t: Translator<"customers">;
  lines: readonly CustomerLine[];
  region: string;
  zone: string;
  hrefOf: (line: CustomerLine) => string;
}

/** Customers as a table; the whole line opens one. */
export function CustomersTable({ t, lines, region, zone, hrefOf }: Props) {
  const day = (minute: number) => (
    <span className="whitespace-nowrap">{formatDate(minute, region, zone, "dated")}</span>
  );
  return (
    <DataTable
      caption={t("caption")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          id: "customer",
          header: t("column.customer"),
          cell: (line) => (
            <Link href={hrefOf(line)} className="after:absolute after:inset-0">
              <span className="flex flex-wrap items-center gap-x-2">
                {line.name}
                {line.blocked && <StatusBadge tone="bad">{t("blocked")}</StatusBadge>}
              </span>
              <span className="block font-normal text-muted text-xs">{line.email ?? line.phone}</span>
            </Link>
          ),
        },
        {
          id: "phone",
          header: t("column.phone"),
          wideOnly: true,
          cell: (line) => (
            <span dir="ltr" className="whitespace-nowrap tabular-nums">
              {line.phone}
            </span>
          ),
        },
        {
          id: "last",
          header: t("column.last"),
          wideOnly: true,
          cell: (line) => (line.lastVisit === null ? null : day(line.lastVisit)),
        },
        {
          id: "next",
          header: t("column.next"),
          wideOnly: true,
          cell: (line) => (line.nextBooking === null ? null : day(line.nextBooking)),
        },
        {
          id: "visits",
          header: t("column.visits"),
          align: "end",
          cell: (line) => <span className="tabular-nums">{line.visits}</span>,
        },
        {
          id: "noShows",
          header: t("column.noShows"),
          align: "end",
          cell: (line) => (
            <span className={line.noShows > 0 ? "font-medium tabular-nums" : "text-muted tabular-nums"}>
              {line.noShows}
            </span>
          ),
        },
      ]}
    />
  );
}
