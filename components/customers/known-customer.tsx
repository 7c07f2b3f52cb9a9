"use client";

import Link from "next/link";
import { Button } from "#components/ui/light/button.tsx";
import { WarningMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { CustomerLine } from "#lib/customers/loaders.ts";
import { paths } from "#lib/paths.ts";
import { formatDate } from "#lib/time/format.ts";

interface Props {
  tenant: string;
  customer: CustomerLine;
  region: string;
  zone: string;
  onForget: () => void;
}

/** What the desk should know of somebody before it books them again. */
export function KnownCustomer({ tenant, customer, region, zone, onForget }: Props) {
  const t = useTranslator("customers");
  const { name, visits, noShows, lastVisit, nextBooking, note, blocked } = customer;
  const day = (minute: number) => formatDate(minute, region, zone, "dated");
  const facts = [
    t("known.visits", { count: visits }),
    lastVisit !== null && t("known.last", { date: day(lastVisit) }),
    nextBooking !== null && t("known.next", { date: day(nextBooking) }),
  ].filter((fact) => fact !== false);
  return (
    <div role="status" className="rounded-md border border-hairline bg-sunken px-3 py-2.5">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <p className="min-w-0 grow basis-40 font-medium [overflow-wrap:anywhere]">
          {t("known.new", { name })}
        </p>
        <span className="flex items-center gap-3">
          <Link
            href={paths.dashboard.customer(tenant, customer.id)}
            target="_blank"
            className="underline underline-offset-2"
          >
            {t("known.open")}
          </Link>
          <Button variant="quiet" size="compact" className="-my-1" onClick={onForget}>
            {t("known.forget")}
          </Button>
        </span>
      </div>
      <p className="text-muted">{facts.join(" · ")}</p>
      {noShows > 0 && <Warning>{t("known.noShows", { count: noShows })}</Warning>}
      {blocked && <Warning>{t("known.blocked")}</Warning>}
      {note && <p className="mt-1.5 whitespace-pre-line [overflow-wrap:anywhere]">{note}</p>}
    </div>
  );
}

const Warning = ({ children }: { children: string }) => (
  <p className="mt-1 flex gap-1.5 text-bad">
    <WarningMark className="mt-0.5 size-4 shrink-0" />
    {children}
  </p>
);
