import format, { type CompiledMessage } from "icu-minify/format";
import type { MessageKey, Namespace } from "./catalogs.ts";

/** Texts of one namespace, already parsed: small enough to travel to the browser as props. */
export type CompiledMessages = Record<string, CompiledMessage>;
export type MessageValues = Record<string, string | number>;

/** Looks a text up and fills it in. An unknown key is shown as itself, so that a slip is seen and breaks nothing. */
export type Translator<N extends Namespace> = (key: MessageKey<N>, values?: MessageValues) => string;

/** Intl constructors cost about 50 µs each; pages ask for the same few again and again. */
const pluralRules = new Map<string, Intl.PluralRules>();
const numberFormats = new Map<string, Intl.NumberFormat>();

const formatters = {
  getPluralRules(locale: Intl.LocalesArgument, options?: Intl.PluralRulesOptions): Intl.PluralRules {
    const key = `${locale}/${options?.type}`;
    const rules = pluralRules.get(key) ?? new Intl.PluralRules(locale, options);
    pluralRules.set(key, rules);
    return rules;
  },
  getNumberFormat(locale: Intl.LocalesArgument, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
    if (options !== undefined) return new Intl.NumberFormat(locale, options);
    const numbers = numberFormats.get(String(locale)) ?? new Intl.NumberFormat(locale);
    numberFormats.set(String(locale), numbers);
    return numbers;
  },
  getDateTimeFormat(): never {
    throw new Error("Texts take dates that lib/time/format.ts has already formatted.");
  },
};

/**
 * ICU texts in the browser for 0.8 KB: the server parses them (icu-minify/compile), only the formatting half ships.
 * next-intl's own client would cost about 14 KB of the booking page's budget (issue 2).
 */
export function createTranslator<N extends Namespace>(
  locale: string,
  messages: CompiledMessages,
): Translator<N> {
  return (key, values) => {
    const message = messages[key];
    if (message === undefined) return key;
    const text = format<string>(message, locale, values, { formatters });
    return Array.isArray(text) ? text.join("") : text;
  };
}
