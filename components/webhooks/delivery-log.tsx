import Link from "next/link";
import { buttonClass } from "#components/ui/button-class.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { NavTabs } from "#components/ui/nav-tabs.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import { paths } from "#lib/paths.ts";
import type { DeliveryView } from "#lib/webhooks/log-data.ts";
import { DeliveryRow } from "./delivery-row.tsx";
import { ReplayFailed } from "./replay-failed.tsx";

export const logFilters = ["pending", "delivered", "failed"] as const;
export type LogFilter = (typeof logFilters)[number];

interface Props {
  t: Translator<"webhooks">;
  tenant: string;
  endpoint: string;
  deliveries: readonly DeliveryView[];
  status: LogFilter | undefined;
  cursor: string | undefined;
  nextCursor: string | null;
  when: (at: Date) => string;
}

/** What was sent to an endpoint, newest first, a page at a time. */
export function DeliveryLog({ t, tenant, endpoint, deliveries, status, cursor, nextCursor, when }: Props) {
  const to = (query: Record<string, string | undefined>) => paths.dashboard.webhook(tenant, endpoint, query);
  return (
    <section aria-labelledby="log" className="flex flex-col gap-4">
      <h2 id="log" className="text-lg">
        {t("log")}
      </h2>
      <NavTabs
        label={t("filter")}
        tabs={[
          { href: to({}), label: t("filter.all"), current: status === undefined },
          ...logFilters.map((one) => ({
            href: to({ status: one }),
            label: t(`filter.${one}`),
            current: one === status,
          })),
        ]}
      />
      {status === "failed" && deliveries.length > 0 && <ReplayFailed tenant={tenant} id={endpoint} />}
      {deliveries.length === 0 ? (
        <EmptyState title={t("logEmpty.title")} text={t("logEmpty.text")} />
      ) : (
        <ul className="divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} {...{ t, tenant, endpoint, delivery, when }} />
          ))}
        </ul>
      )}
      <div className="flex justify-end gap-2">
        {cursor !== undefined && (
          <Link href={to({ status })} className={buttonClass("quiet", "compact")}>
            {t("newest")}
          </Link>
        )}
        {nextCursor !== null && (
          <Link href={to({ status, cursor: nextCursor })} className={buttonClass("secondary", "compact")}>
            {t("older")}
          </Link>
        )}
      </div>
    </section>
  );
}
