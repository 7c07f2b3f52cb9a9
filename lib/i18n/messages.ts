import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import { catalogs, type Namespace } from "./catalogs.ts";
import { defaultLocale, type Locale } from "./locales.ts";
import { type CompiledMessages, createTranslator, type Translator } from "./translator.ts";

/** Plurals come as objects without a prototype, which React refuses to hand to the browser. */
const plain = (message: CompiledMessage): CompiledMessage => JSON.parse(JSON.stringify(message));

const compiled = new Map<string, CompiledMessages>();

/** Server only (it holds the ICU parser). Parsed texts of one namespace; what a translation lacks is English. */
export function getMessages(locale: Locale, namespace: Namespace): CompiledMessages {
  const key = `${locale}/${namespace}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const texts: Record<string, string> = {
    ...catalogs[defaultLocale][namespace],
    ...catalogs[locale][namespace],
  };
  const messages = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, plain(compile(text))]),
  );
  compiled.set(key, messages);
  return messages;
}

/** Translator for server components, mails and handlers. `locale` also decides the digits and plurals inside texts. */
export function getTranslator<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  return createTranslator<N>(locale, getMessages(locale, namespace));
}

/** The texts that a page hands to its client components: `<MessagesProvider {...clientMessages(locale, ["booking"])}>`. */
export function clientMessages(locale: Locale, namespaces: readonly Namespace[]) {
  return {
    locale,
    messages: Object.fromEntries(namespaces.map((name) => [name, getMessages(locale, name)])),
  };
}
