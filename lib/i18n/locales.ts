/** Languages the texts exist in. Adding one: a folder in `messages/`, a line here, a line in `catalogs.ts`. */
export const locales = ["en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

/**
 * What a visitor reads and how their numbers and dates look. `locale` is a language we have texts in; `region` is a
 * full BCP 47 tag for `Intl`, so that a reader in Leeds gets "1 Dec" and one in Denver "Dec 1" from the same texts.
 */
export interface Language {
  locale: Locale;
  region: string;
  direction: "ltr" | "rtl";
}

const rightToLeft = new Set(["ar", "dv", "fa", "he", "ku", "ps", "ur", "yi"]);
const longestHeader = 500;

export const isLocale = (value: string): value is Locale => (locales as readonly string[]).includes(value);

/** The language for a BCP 47 tag (a business's or customer's stored locale); English when we have no texts for it. */
export function languageFor(tag: string): Language {
  const canonical = canonicalTag(tag);
  const base = canonical?.split("-")[0] ?? defaultLocale;
  const locale = isLocale(base) ? base : defaultLocale;
  return {
    locale,
    region: canonical !== undefined && isLocale(base) ? canonical : defaultLocale,
    direction: rightToLeft.has(locale) ? "rtl" : "ltr",
  };
}

/** Best language for an `Accept-Language` header (RFC 9110, 12.5.4). `fallback` is the tag used when nothing matches. */
export function negotiateLanguage(
  header: string | null | undefined,
  fallback: string = defaultLocale,
): Language {
  const wanted = (header ?? "")
    .slice(0, longestHeader)
    .split(",")
    .map(parseRange)
    .filter((range) => range !== undefined)
    .sort((a, b) => b.weight - a.weight);
  const match = wanted.find((range) => isLocale(range.tag.split("-")[0] ?? ""));
  return languageFor(match?.tag ?? fallback);
}

function parseRange(part: string): { tag: string; weight: number } | undefined {
  const [name = "", ...parameters] = part.trim().split(";");
  const tag = canonicalTag(name.trim());
  const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith("q="));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return tag === undefined || !(weight > 0 && weight <= 1) ? undefined : { tag, weight };
}

function canonicalTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined; // RangeError: not a language tag at all, and headers hold anything.
  }
}
