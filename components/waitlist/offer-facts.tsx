import { Fact } from "#components/ui/light/fact.tsx";
import { startText } from "#lib/booking/start-text.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDuration, inBothZones } from "#lib/time/format.ts";
import type { WaitingView } from "#lib/waitlist/waiting-view.ts";
import { wishWords } from "#lib/waitlist/words.ts";

interface Props {
  view: WaitingView;
  region: string;
  t: Translator<"waitlist">;
}

/** What is offered, in both zones where they differ, or what is waited for; with whom, where, for how much. */
export function OfferFacts({ view, region, t }: Props) {
  const { offer, service, place, wish, business, zone } = view;
  const staff = offer ? offer.staff : view.staff;
  const words = offer && inBothZones(offer.from, offer.to, region, zone, place.timezone);
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
      {offer && words ? (
        <Fact name={t("page.when")}>
          <time dateTime={startText(offer.from)} className="block font-semibold">
            {words.here.date}
            <br />
            {words.here.time}
          </time>
          <span className="block text-muted text-sm">{words.here.place}</span>
          {words.there && (
            <span className="mt-1 block text-muted text-sm">
              {t("page.there", {
                time: `${words.there.date}, ${words.there.time}`,
                zone: words.there.place,
              })}
            </span>
          )}
        </Fact>
      ) : (
        <Fact name={t("page.wish")}>{wishWords(wish, t, region)}</Fact>
      )}
      <Fact name={t("page.what")}>
        {service.name} · {formatDuration(service.durationMinutes, region)}
        <span className="block text-muted text-sm">{business.name}</span>
      </Fact>
      {staff !== null && <Fact name={t("page.with")}>{staff}</Fact>}
      <Fact name={t("page.where")}>
        {place.kind === "online" ? t("page.online") : place.name}
        {place.address !== "" && <span className="block text-muted text-sm">{place.address}</span>}
      </Fact>
      {wish.party > 1 && <Fact name={t("page.party")}>{wish.party}</Fact>}
      {offer && (
        <Fact name={t("page.price")}>
          {offer.price.amount === 0
            ? t("page.free")
            : t("page.payThere", { price: formatMoney(offer.price, region) })}
        </Fact>
      )}
    </dl>
  );
}
