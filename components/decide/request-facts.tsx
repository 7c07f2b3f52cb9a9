import { Fact } from "#components/ui/light/fact.tsx";
import type { RequestView } from "#lib/booking/decision-loaders.ts";
import { startText } from "#lib/booking/start-text.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import { inBothZones } from "#lib/time/format.ts";

/** What is asked for, when in both zones where they differ, by whom. */
export function RequestFacts({
  view,
  region,
  t,
}: {
  view: RequestView;
  region: string;
  t: Translator<"decide">;
}) {
  const { from, to, zone, customer, price, party } = view;
  const { here, there } = inBothZones(from, to, region, zone, customer.zone);
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
      <Fact name={t("when")}>
        <time dateTime={startText(from)} className="block font-semibold">
          {here.date}
          <br />
          {here.time}
        </time>
        <span className="block text-muted text-sm">{here.place}</span>
        {there && (
          <span className="mt-1 block text-muted text-sm">
            {t("forCustomer")}: {t("there", { time: `${there.date}, ${there.time}`, zone: there.place })}
          </span>
        )}
      </Fact>
      <Fact name={t("what")}>{view.service}</Fact>
      {view.staff !== null && <Fact name={t("with")}>{view.staff}</Fact>}
      {party > 1 && <Fact name={t("party")}>{party}</Fact>}
      <Fact name={t("price")}>{price.amount === 0 ? t("free") : formatMoney(price, region)}</Fact>
      <Fact name={t("contact")}>
        {customer.name}
        <span className="block text-muted text-sm">{customer.email}</span>
        {customer.phone && (
          <span className="block text-muted text-sm">
            <bdi dir="ltr">{customer.phone}</bdi>
          </span>
        )}
      </Fact>
      {view.answers.map((answer) => (
        <Fact key={answer} name={t("note")}>
          <span className="whitespace-pre-line">{answer}</span>
        </Fact>
      ))}
    </dl>
  );
}
