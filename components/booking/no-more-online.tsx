import { EmptyState } from "#components/ui/empty-state.tsx";
import type { BusinessView } from "#lib/booking/page-view.ts";
import type { Translator } from "#lib/i18n/translator.ts";

/** Instead of times: the business takes no more online bookings this month. */
export const NoMoreOnline = ({ business, t }: { business: BusinessView; t: Translator<"booking"> }) => (
  <EmptyState
    title={t("full.title")}
    text={t("full.text", { business: business.name })}
    action={
      business.phone ? (
        <a href={`tel:${business.phone}`} className="text-accent-text underline underline-offset-2">
          {t("full.phone", { phone: business.phone })}
        </a>
      ) : null
    }
  />
);
