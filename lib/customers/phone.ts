import { type CountryCode, getCountries, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { countryOfZone } from "#lib/time/zone-country.ts";

/** A phone number as records are matched by it, and the ways people type or quote it, in digits. */
export interface PhoneNumber {
  /** E.164, "+12125550142"; an extension follows as ";ext=5" (RFC 3966), because it is another desk. */
  key: string;
  /** International, national and as it is dialled at home: "12125550142", "2125550142". */
  digits: readonly string[];
}

const countries = new Map<string, CountryCode | undefined>();

/** The country that numbers without a country code belong to: the one that keeps the business's time. */
function countryIn(timezone: string): CountryCode | undefined {
  if (!countries.has(timezone)) {
    const known = getCountries();
    const found = countryOfZone(timezone, known);
    countries.set(
      timezone,
      known.find((country) => country === found),
    );
  }
  return countries.get(timezone);
}

const onlyDigits = (text: string): string => text.replace(/\D/g, "");

/**
 * Reads a number as it was typed, in any script's digits; null for what cannot be one. `timezone` is the business's.
 * The text has been bounded by its field (40 characters).
 */
export function readPhone(text: string, timezone: string): PhoneNumber | null {
  const parsed = parsePhoneNumberFromString(text.normalize("NFKC"), countryIn(timezone));
  if (!parsed?.isPossible()) return null;
  const digits = [onlyDigits(parsed.number), parsed.nationalNumber, onlyDigits(parsed.formatNational())];
  return { key: parsed.number + (parsed.ext ? `;ext=${parsed.ext}` : ""), digits: [...new Set(digits)] };
}
