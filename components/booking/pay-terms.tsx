import { useTranslator } from "#components/ui/messages.tsx";
import { payDeadlines } from "#lib/booking/deadlines.ts";
import type { ServiceView } from "#lib/booking/page-view.ts";
import type { DueTerms } from "#lib/booking/terms.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { zoneCity } from "#lib/time/zone.ts";

interface Props {
  terms: DueTerms;
  service: ServiceView;
  /** Minutes since the epoch. */
  start: number;
  now: number;
  region: string;
}

/** What is paid now and later, and what comes back until when: read before the button that leads to paying (design 7). */
export function PayTerms({ terms, service, start, now, region }: Props) {
  const t = useTranslator("booking");
  const { due, rest, noShowFee } = terms;
  // Cancelling is measured by the place's clocks.
  const zone = service.location.timezone;
  const deadlines = payDeadlines(service, due, { start, now });
  const until = (minute: number) => `${formatDateTime(minute, region, zone, "short")} (${zoneCity(zone)})`;
  return (
    <div className="rounded-md border border-hairline p-4">
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
        <dt className="font-medium">{t("pay.now")}</dt>
        <dd className="text-end font-semibold tabular-nums">{formatMoney(due, region)}</dd>
        {rest.amount > 0 && (
          <>
            <dt className="text-muted">{t("pay.later")}</dt>
            <dd className="text-end text-muted tabular-nums">{formatMoney(rest, region)}</dd>
          </>
        )}
      </dl>
      <ul className="mt-3 grid gap-1 border-hairline border-t pt-3 text-muted text-sm">
        {due.amount > 0 && (
          <>
            {deadlines.map((line) => (
              <li key={line.until}>
                {line.percent === 100
                  ? t("pay.allBack", { time: until(line.until) })
                  : t("pay.partBack", { refund: formatMoney(line.refund, region), time: until(line.until) })}
              </li>
            ))}
            <li>{t(deadlines.length === 0 ? "pay.noneBack" : "pay.afterwards")}</li>
          </>
        )}
        {noShowFee.amount > 0 && <li>{t("pay.noShow", { fee: formatMoney(noShowFee, region) })}</li>}
      </ul>
    </div>
  );
}
