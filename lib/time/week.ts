/** The day weeks begin on, per locale (cases Z14). */

// CLDR's supplemental week data, for engines without Intl.Locale.getWeekInfo. Elsewhere: Monday.
const saturday = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";
const sunday =
  "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW";

interface WeekAware {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** ISO weekday a region's weeks begin on, by table. */
export function weekStartOfRegion(region: string): number {
  if (region === "MV") return 5;
  if (saturday.includes(region)) return 6;
  return sunday.includes(region) ? 7 : 1;
}

/** ISO weekday a locale's weeks begin on: 7 for en-US, 1 for de, 6 for ar-EG. */
export function weekStart(locale: string): number {
  const tag: Intl.Locale & WeekAware = new Intl.Locale(locale);
  return (
    tag.getWeekInfo?.().firstDay ?? tag.weekInfo?.firstDay ?? weekStartOfRegion(tag.maximize().region ?? "")
  );
}
