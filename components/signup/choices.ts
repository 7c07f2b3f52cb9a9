import type { SearchableChoice } from "#components/ui/combo-box.tsx";
import { currencyChoices } from "#lib/tenants/currencies.ts";
import { offsetLabel, weekdayNames } from "#lib/time/format.ts";
import { listZones } from "#lib/time/zone.ts";

/** What the sign-up form offers, in the reader's language; made on the server. */
export interface Choices {
  zones: SearchableChoice[];
  currencies: { value: string; label: string }[];
  locales: { value: string; label: string }[];
  weekdays: string[];
}

/** Regions whose dates, times and amounts we can write with the texts that exist. */
const regions = "US GB AU CA IE IN NZ SG ZA 150".split(" ");

export function signUpChoices(locale: string, now: Date): Choices {
  const minute = Math.floor(now.getTime() / 60_000);
  const languages = new Intl.DisplayNames(locale, { type: "language", languageDisplay: "standard" });
  const seen = new Map<string, number>();
  const zones = listZones().map(({ zone, city, aliases }) => {
    const times = (seen.get(city) ?? 0) + 1;
    seen.set(city, times);
    return {
      value: zone,
      label: times === 1 ? city : `${city} (${zone})`,
      detail: offsetLabel(minute, zone, locale),
      keywords: [zone, ...aliases].join(" "),
    };
  });
  return {
    zones,
    currencies: currencyChoices(locale),
    locales: regions.map((region) => ({
      value: `en-${region}`,
      label: languages.of(`en-${region}`) ?? `en-${region}`,
    })),
    weekdays: weekdayNames(locale, "long", 1).map(({ name }) => name),
  };
}
