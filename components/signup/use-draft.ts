"use client";

import { useCallback, useEffect, useState } from "react";
import { guessCurrency } from "#lib/tenants/currencies.ts";
import { detectedZone } from "#lib/time/zone.ts";
import { type Draft, emptyDraft, readDraft } from "./draft.ts";

/** Where the tab keeps it. */
export const draftKey = "punctual.sign-up";

/** What this browser says about where it is, for what nobody has chosen yet. */
function detected(locales: readonly string[]): Pick<Draft, "timezone" | "currency" | "locale"> {
  const timezone = detectedZone();
  const fallback = timezone.startsWith("America/") ? "en-US" : "en-GB";
  const locale = navigator.languages.find((tag) => locales.includes(tag)) ?? fallback;
  return { timezone, locale, currency: guessCurrency(timezone, navigator.language || locale) };
}

/** The draft of this tab. Empty on the server and in the first paint; then what was kept, or what can be guessed. */
export function useDraft(ownerName: string, locales: readonly string[]) {
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, ownerName });
  const [ready, setReady] = useState(false);
  useEffect(() => {
    setDraft((first) => readDraft(sessionStorage.getItem(draftKey)) ?? { ...first, ...detected(locales) });
    setReady(true);
  }, [locales]);
  useEffect(() => {
    if (ready) sessionStorage.setItem(draftKey, JSON.stringify(draft));
  }, [draft, ready]);
  const change = useCallback((part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), []);
  return { draft, change, ready };
}
