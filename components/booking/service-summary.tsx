import type { ReactNode } from "react";
import { ClockMark, PersonMark, PlaceMark } from "#components/ui/marks.tsx";
import type { ServiceView } from "#lib/booking/page-view.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import { dueOf } from "#lib/payments/amounts.ts";
import { formatDuration } from "#lib/time/format.ts";

interface Props {
  service: ServiceView;
  region: string;
  t: Translator<"booking">;
}

/** "$45.00", "Free", "£14.00 per person". */
export function priceWords(
  { price, capacity }: ServiceView,
  region: string,
  t: Translator<"booking">,
): string {
  if (price.amount === 0) return t("service.free");
  const amount = formatMoney(price, region);
  return capacity > 1 ? t("service.perPerson", { price: amount }) : amount;
}

/** What is being booked: name, length, price, place. */
export function ServiceSummary({ service, region, t }: Props) {
  const { location } = service;
  const online = location.kind === "online";
  const only = service.staff.length === 1 ? service.staff[0] : undefined;
  return (
    <div>
      <h1 className="text-xl [overflow-wrap:anywhere] sm:text-2xl">{service.name}</h1>
      {service.description !== "" && (
        <p className="mt-2 text-muted max-sm:text-sm group-data-filling/booker:max-lg:hidden">
          {service.description}
        </p>
      )}
      <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-2 text-sm sm:text-base lg:flex-col">
        <Line mark={<ClockMark className="mt-1 size-4" />}>
          {formatDuration(service.durationMinutes, region)} · {priceWords(service, region, t)}
        </Line>
        {only && (
          <Line mark={<PersonMark className="mt-1 size-4" />}>{t("staff.with", { name: only.name })}</Line>
        )}
        <Line mark={<PlaceMark className="mt-1 size-4" />}>
          {online ? t("service.online") : location.address || location.name}
        </Line>
      </ul>
      {service.approval && <p className="mt-3 text-muted text-sm">{t("service.approval")}</p>}
      {service.price.amount > 0 && <p className="mt-3 text-muted text-sm">{payWords(service, region, t)}</p>}
    </div>
  );
}

/** When it is paid: all of it on the spot, all or a part of it when booking. */
function payWords(service: ServiceView, region: string, t: Translator<"booking">): string {
  const { amount, currency } = service.price;
  const due = dueOf(service.payment, { price: amount, party: 1, currency });
  if (due === 0 && service.noShowFee > 0) return t("service.card");
  if (due === 0) return t(service.location.kind === "online" ? "service.payOnline" : "service.payThere");
  if (due === amount) return t("service.payNow");
  return t("service.deposit", { due: formatMoney({ amount: due, currency }, region) });
}

function Line({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex min-w-0 gap-2.5">
      <span className="text-muted">{mark}</span>
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </li>
  );
}
