import Link from "next/link";
import { StatusBadge } from "#components/ui/badge.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import type { ServiceLine } from "#lib/services/loaders.ts";
import { formatDuration } from "#lib/time/format.ts";

interface Props {
  t: Translator<"services">;
  services: readonly ServiceLine[];
  currency: string;
  region: string;
  hrefOf: (slug: string) => string;
}

/** Services at a glance; a line opens its editor. */
export function ServicesTable({ t, services, currency, region, hrefOf }: Props) {
  return (
    <DataTable
      caption={t("caption")}
      rows={services}
      rowKey={(service) => service.slug}
      columns={[
        {
          id: "name",
          header: t("name"),
          cell: (service) => (
            <Link href={hrefOf(service.slug)} className="after:absolute after:inset-0">
              {service.name}
              <span className="block font-normal text-muted text-xs">
                {service.capacity > 1 ? t("seats", { count: service.capacity }) : service.location}
              </span>
            </Link>
          ),
        },
        {
          id: "staff",
          header: t("staff"),
          wideOnly: true,
          cell: (service) => <span className="text-muted">{service.staff.join(", ")}</span>,
        },
        {
          id: "state",
          header: t("state"),
          cell: (service) => (
            <StatusBadge tone={service.active ? "good" : "neutral"}>
              {t(service.active ? "active" : "hidden")}
            </StatusBadge>
          ),
        },
        {
          id: "duration",
          header: t("duration"),
          align: "end",
          wideOnly: true,
          cell: (service) => (
            <span className="whitespace-nowrap tabular-nums">
              {formatDuration(service.durationMinutes, region)}
            </span>
          ),
        },
        {
          id: "price",
          header: t("price"),
          align: "end",
          cell: (service) => (
            <span className="tabular-nums">
              {service.price === 0 ? t("free") : formatMoney({ amount: service.price, currency }, region)}
            </span>
          ),
        },
      ]}
    />
  );
}
