"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Namespace } from "#lib/i18n/catalogs.ts";
import { type CompiledMessages, createTranslator, type Translator } from "#lib/i18n/translator.ts";

interface MessagesValue {
  locale: string;
  messages: Partial<Record<string, CompiledMessages>>;
}

const MessagesContext = createContext<MessagesValue>({ locale: "en", messages: {} });

/** Hands texts to client components below it: `<MessagesProvider {...clientMessages(locale, ["booking"])}>`. */
export function MessagesProvider({ locale, messages, children }: MessagesValue & { children: ReactNode }) {
  const outer = useContext(MessagesContext);
  const value = useMemo(
    () => ({ locale, messages: { ...outer.messages, ...messages } }),
    [locale, messages, outer.messages],
  );
  return <MessagesContext value={value}>{children}</MessagesContext>;
}

/** Translator of a namespace that a `MessagesProvider` above has been given; throws when it has not. */
export function useTranslator<N extends Namespace>(namespace: N): Translator<N> {
  const { locale, messages } = useContext(MessagesContext);
  const texts = messages[namespace];
  if (texts === undefined) throw new Error(`No MessagesProvider above gives the texts of "${namespace}".`);
  return useMemo(() => createTranslator<N>(locale, texts), [locale, texts]);
}
