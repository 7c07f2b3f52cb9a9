import { isCurrency } from "#lib/money.ts";

/** Currencies in use (ISO 4217 without funds, metals and the withdrawn ones, which Intl also lists). */
const inUse =
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW";

/** To choose from, with the name in the reader's language, sorted by code. */
export function currencyChoices(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "currency" });
  return inUse
    .split(" ")
    .filter(isCurrency)
    .map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}

const euro =
  "Amsterdam Athens Berlin Bratislava Brussels Busingen Dublin Helsinki Lisbon Ljubljana Luxembourg Madrid Malta Monaco Paris Podgorica Riga Rome San_Marino Tallinn Vaduz Vatican Vienna Vilnius Zagreb Mariehamn Sofia";

const byZone: Record<string, string> = {
  ...Object.fromEntries(euro.split(" ").map((city) => [`Europe/${city}`, "EUR"])),
  ...{ "Asia/Nicosia": "EUR", "Atlantic/Canary": "EUR", "Atlantic/Madeira": "EUR", "Europe/Vaduz": "CHF" },
  ...{ "Europe/London": "GBP", "Europe/Zurich": "CHF", "Europe/Stockholm": "SEK", "Europe/Oslo": "NOK" },
  ...{ "Europe/Copenhagen": "DKK", "Europe/Warsaw": "PLN", "Europe/Prague": "CZK", "Europe/Budapest": "HUF" },
  ...{ "Europe/Bucharest": "RON", "Europe/Istanbul": "TRY", "Europe/Kyiv": "UAH", "Europe/Belgrade": "RSD" },
  ...{ "Atlantic/Reykjavik": "ISK", "Asia/Kathmandu": "NPR", "Asia/Kolkata": "INR", "Asia/Tokyo": "JPY" },
  ...{ "Asia/Seoul": "KRW", "Asia/Shanghai": "CNY", "Asia/Hong_Kong": "HKD", "Asia/Singapore": "SGD" },
  ...{ "Asia/Dubai": "AED", "Asia/Jerusalem": "ILS", "Asia/Bangkok": "THB", "Asia/Manila": "PHP" },
  ...{ "Asia/Kuala_Lumpur": "MYR", "Asia/Jakarta": "IDR", "Asia/Ho_Chi_Minh": "VND", "Asia/Taipei": "TWD" },
  ...{
    "Pacific/Auckland": "NZD",
    "Pacific/Chatham": "NZD",
    "Pacific/Kiritimati": "AUD",
    "Africa/Lagos": "NGN",
  },
  ...{
    "Africa/Johannesburg": "ZAR",
    "Africa/Nairobi": "KES",
    "Africa/Cairo": "EGP",
    "America/Mexico_City": "MXN",
  },
  ...{
    "America/Sao_Paulo": "BRL",
    "America/Bogota": "COP",
    "America/Santiago": "CLP",
    "America/Lima": "PEN",
  },
  ...Object.fromEntries(
    "Toronto Vancouver St_Johns Halifax Winnipeg Edmonton Regina Moncton Whitehorse"
      .split(" ")
      .map((city) => [`America/${city}`, "CAD"]),
  ),
};

const byRegion: Record<string, string> = {
  ...{ AU: "AUD", BR: "BRL", CA: "CAD", CH: "CHF", CN: "CNY", GB: "GBP", IN: "INR", JP: "JPY", MX: "MXN" },
  ...{ NZ: "NZD", SE: "SEK", NO: "NOK", DK: "DKK", PL: "PLN", ZA: "ZAR", DE: "EUR", FR: "EUR", ES: "EUR" },
  ...{ IT: "EUR", NL: "EUR", IE: "EUR", AT: "EUR", BE: "EUR", PT: "EUR", FI: "EUR", GR: "EUR" },
};

/** What a business there most likely charges in; only a proposal. Where it is says more than its language. */
export function guessCurrency(zone: string, locale: string): string {
  if (zone.startsWith("Australia/")) return "AUD";
  if (zone.startsWith("Argentina/") || zone.startsWith("America/Argentina/")) return "ARS";
  const region = new Intl.Locale(locale).maximize().region ?? "";
  return byZone[zone] ?? byRegion[region] ?? "USD";
}
