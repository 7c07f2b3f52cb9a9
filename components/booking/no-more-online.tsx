import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { BusinessView } from "#lib/booking/page-view.ts";
import type { Translator } from "#lib/i18n/translator.ts";

interface Props {
  business: BusinessView;
  t: Translator<"booking">;
  /** What would be booked, where it is a page of its own. */
  summary?: ReactNode;
}

/** Instead of times: the business takes no more online bookings this month (lib/plans). */
export function NoMoreOnline({ business, t, summary }: Props) {
  const { name, phone } = business;
  const call = phone && (
    <a href={`tel:${phone}`} className="text-accent-text underline underline-offset-2">
      {t("full.phone", { phone })}
    </a>
  );
  const note = (
    <EmptyState
      title={t("full.title")}
      text={t("full.text", { business: name })}
      {...(call ? { action: call } : {})}
    />
  );
  return summary ? (
    <div className="grid gap-8 px-4 sm:px-0">
      {summary}
      {note}
    </div>
  ) : (
    note
  );
}
