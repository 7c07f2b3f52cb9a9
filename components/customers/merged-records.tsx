"use client";

import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { Card } from "#components/ui/card.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { CustomerView } from "#lib/customers/detail.ts";
import { formatDate } from "#lib/time/format.ts";
import { useUnmerge } from "./use-unmerge.ts";

interface Props {
  tenant: string;
  customer: CustomerView;
  manages: boolean;
  region: string;
  zone: string;
}

/** Other records that are this person, with what they said, each to be separated again. */
export function MergedRecords({ tenant, customer, manages, region, zone }: Props) {
  const t = useTranslator("customers");
  const { unmerge, pending, words } = useUnmerge(tenant);
  return (
    <Card>
      <h2 className="mb-2 text-base">{t("merge.list")}</h2>
      <ul className="divide-y divide-hairline">
        {customer.merged.map((record) => (
          <li key={record.merge} className="flex flex-wrap items-start gap-x-3 gap-y-2 py-2.5">
            <div className="min-w-0 grow basis-40 [overflow-wrap:anywhere]">
              <p className="font-medium">{record.name}</p>
              <p className="text-muted">
                {[
                  record.email,
                  record.phone,
                  t("merge.on", { date: formatDate(record.at, region, zone, "dated") }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              {record.note && <p className="mt-1 whitespace-pre-line">{record.note}</p>}
            </div>
            {manages && (
              <Button size="compact" pending={pending} onClick={() => unmerge(record.merge, record.name)}>
                {t("merge.split")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNote words={words} />
    </Card>
  );
}
