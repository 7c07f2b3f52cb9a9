import { Card } from "#components/ui/card.tsx";
import type { CustomerView } from "#lib/customers/detail.ts";
import type { Translator } from "#lib/i18n/translator.ts";

/** How often somebody came, did not come, and cancelled. */
export function CustomerCounts({ t, customer }: { t: Translator<"customers">; customer: CustomerView }) {
  const counts = [
    { id: "visits", count: customer.visits },
    { id: "noShows", count: customer.noShows },
    { id: "cancelled", count: customer.cancelled },
  ] as const;
  return (
    <Card className="grid grid-cols-3 gap-2" aria-label={t("counts.title")}>
      {counts.map(({ id, count }) => (
        <p key={id} className={count > 0 ? "" : "text-muted"}>
          <span className="block text-2xl tabular-nums">{count}</span>
          {t(`counts.${id}`, { count })}
        </p>
      ))}
    </Card>
  );
}
