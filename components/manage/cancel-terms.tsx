import type { ManageView } from "#lib/booking/manage-view.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { zoneCity } from "#lib/time/zone.ts";

interface Props {
  view: ManageView;
  region: string;
  t: Translator<"manage">;
  /** Nothing is paid yet: what will hold once it is. */
  ahead?: boolean;
}

/** What cancelling would cost now, and until when that holds by the place's clocks (design 7): seen before deciding. */
export function CancelTerms({ view, region, t, ahead = false }: Props) {
  const { refund, retained, deadlines } = view.cancellation;
  const { business, place } = view;
  if (refund.amount + retained.amount === 0) return <p>{t("cost.none")}</p>;
  return (
    <div>
      <p>
        {ahead
          ? t(refund.amount > 0 ? "cost.ahead" : "cost.aheadNothing")
          : refund.amount > 0
            ? t("cost.refund", { refund: formatMoney(refund, region) })
            : t("cost.nothingBack", { retained: formatMoney(retained, region), business: business.name })}
      </p>
      <ul className="mt-1 list-disc ps-5">
        {deadlines.map((line) => (
          <li key={line.until}>
            {t("cost.until", {
              refund: formatMoney(line.refund, region),
              time: `${formatDateTime(line.until, region, place.timezone, "short")} (${zoneCity(place.timezone)})`,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
