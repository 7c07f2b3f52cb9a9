import Link from "next/link";
import { StatusBadge } from "#components/ui/badge.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { BookingLine } from "#lib/agenda/list.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { statusTone } from "./status-tone.ts";

interface Props {
  t: Translator<"bookings">;
  lines: readonly BookingLine[];
  region: string;
  zone: string;
  hrefOf: (line: BookingLine) => string;
  selected: string | null;
}

/** Bookings as a table; the whole line opens one. */
export function BookingsTable({ t, lines, region, zone, hrefOf, selected }: Props) {
  return (
    <DataTable
      caption={t("list.caption")}
      rows={lines}
      rowKey={(line) => line.id}
      isSelected={(line) => line.id === selected}
      columns={[
        {
          id: "customer",
          header: t("list.customer"),
          cell: (line) => (
            <Link href={hrefOf(line)} scroll={false} className="after:absolute after:inset-0">
              <span className="block">{line.customer}</span>
              <span className="block font-normal text-muted text-xs sm:hidden">
                {formatDateTime(line.from, region, zone, "short")}
              </span>
              <span className="block break-all font-normal text-muted text-xs max-sm:hidden">
                {line.email}
              </span>
            </Link>
          ),
        },
        {
          id: "when",
          header: t("list.when"),
          wideOnly: true,
          cell: (line) => (
            <span className="whitespace-nowrap tabular-nums">
              {formatDateTime(line.from, region, zone, "short")}
            </span>
          ),
        },
        {
          id: "service",
          header: t("list.service"),
          cell: (line) => (
            <>
              {line.service}
              <span className="block text-muted text-xs">{line.staff}</span>
            </>
          ),
        },
        {
          id: "status",
          header: t("list.status"),
          cell: (line) => (
            <StatusBadge tone={statusTone[line.status]}>{t(`status.${line.status}`)}</StatusBadge>
          ),
        },
        {
          id: "price",
          header: t("list.price"),
          align: "end",
          wideOnly: true,
          cell: (line) => (
            <span className="tabular-nums">
              {line.price.amount === 0 ? t("panel.free") : formatMoney(line.price, region)}
            </span>
          ),
        },
      ]}
    />
  );
}
