"use client";

import { useState } from "react";
import { useTranslator } from "#components/ui/messages.tsx";
import { type Problem, problemTitle } from "#lib/errors.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import type { Result } from "#lib/result.ts";

type Change = () => Promise<Result<{ url: string }, Problem>>;

/**
 * Sends a change to a booking and opens the page that it leads to; a refusal comes back in words. `before`: what the
 * form was refused for when it was sent without a script.
 */
export function useChange(
  before: Problem | null,
  onRefused?: (refusal: Problem) => boolean,
  /** What is said where it does not fit, and no other time is offered here. */
  taken?: string,
) {
  const t = useTranslator("manage");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState(before && wordsFor(before, t, "changed", taken));

  async function send(change: Change) {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      const answer = await change();
      // A whole new page: its heading is what has happened.
      if (answer.ok) return location.assign(answer.value.url);
      if (!onRefused?.(answer.error)) setError(wordsFor(answer.error, t, "stale", taken));
    } catch {
      setError({ title: t("failed"), lines: [{ message: t("offline") }] });
    }
    setPending(false);
  }
  return { pending, error, send };
}

function wordsFor(
  { code, detail, errors }: Problem,
  t: Translator<"manage">,
  /** Whether the page shows the booking as it was, or came back as it is. */
  older: "stale" | "changed",
  taken?: string,
): { title: string; lines: { message: string }[] } {
  if (code === "version_conflict") return { title: t("failed"), lines: [{ message: t(older) }] };
  if (code === "slot_taken" && taken !== undefined)
    return { title: t("failed"), lines: [{ message: taken }] };
  return { title: problemTitle[code], lines: errors ?? [{ message: detail ?? t("failedHint") }] };
}
