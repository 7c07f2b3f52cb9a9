"use client";

import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";

/**
 * Once around every page that uses React Aria. `locale` is `Language.region`: without it React Aria would take the
 * browser's language, which the server cannot know, and the first paint would differ.
 */
export function UiProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <I18nProvider locale={locale}>{children}</I18nProvider>;
}
