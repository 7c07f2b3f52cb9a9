import { Fact } from "#components/ui/light/fact.tsx";
import { isOff, type ManageView } from "#lib/booking/manage-view.ts";
import { startText } from "#lib/booking/start-text.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import { inBothZones } from "#lib/time/format.ts";

interface Props {
  view: ManageView;
  region: string;
  t: Translator<"manage">;
}

/** What, when in both zones where they differ, where, with whom, what it costs. */
export function BookingFacts({ view, region, t }: Props) {
  const { from, to, zone, business, place, price, party, state, money } = view;
  const { here, there } = inBothZones(from, to, region, zone, place.timezone);
  const online = place.kind === "online";
  const paysThere = money.due === 0 && money.paid === 0;
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
      <Fact name={t("when")}>
        <time
          dateTime={startText(from)}
          className={isOff(state) ? "block font-semibold line-through" : "block font-semibold"}
        >
          {here.date}
          <br />
          {here.time}
        </time>
        <span className="block text-muted text-sm">{here.place}</span>
        {there && (
          <span className="mt-1 block text-muted text-sm">
            {t("there", { time: `${there.date}, ${there.time}`, zone: there.place })}
          </span>
        )}
      </Fact>
      <Fact name={t("what")}>
        {view.service.name}
        <span className="block text-muted text-sm">{business.name}</span>
      </Fact>
      {view.staff !== null && <Fact name={t("with")}>{view.staff}</Fact>}
      <Fact name={t("where")}>
        {online ? t("online") : place.name}
        {place.address !== "" && <span className="block text-muted text-sm">{place.address}</span>}
      </Fact>
      {party > 1 && <Fact name={t("party")}>{party}</Fact>}
      <Fact name={t("price")}>
        {price.amount === 0
          ? t("free")
          : paysThere
            ? t("payThere", { price: formatMoney(price, region) })
            : formatMoney(price, region)}
        <MoneyLines {...{ view, region, t }} />
      </Fact>
      <Fact name={t("reference")}>
        <span className="font-mono text-sm">{view.reference}</span>
      </Fact>
    </dl>
  );
}

/** What was paid, went back, and is still to be paid at the appointment. */
function MoneyLines({ view, region, t }: Props) {
  const { price, money, state } = view;
  const words = (amount: number) => formatMoney({ amount, currency: price.currency }, region);
  const left = price.amount - Math.max(money.paid - money.refunded, 0);
  const lines = [
    ...(money.paid > 0 ? [t("money.paid", { paid: words(money.paid) })] : []),
    ...(money.refunded > 0 ? [t("money.refunded", { refunded: words(money.refunded) })] : []),
    ...(view.noShowFee > 0 && state !== "over" ? [t("money.noShow", { fee: words(view.noShowFee) })] : []),
    ...(state === "upcoming" && money.paid > 0 && left > 0 ? [t("money.left", { left: words(left) })] : []),
  ];
  return lines.map((line) => (
    <span key={line} className="block text-muted text-sm">
      {line}
    </span>
  ));
}
