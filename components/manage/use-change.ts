"use client";

import { useState } from "react";
import { useTranslator } from "#components/ui/messages.tsx";
import { type Problem, problemTitle } from "#lib/errors.ts";
import type { Result } from "#lib/result.ts";

type Change = () => Promise<Result<{ url: string }, Problem>>;

/** Sends a change to a booking and opens the page that it leads to; a refusal comes back in words. */
export function useChange(onRefused?: (refusal: Problem) => boolean) {
  const t = useTranslator("manage");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<{ title: string; lines: { message: string }[] } | null>(null);

  async function send(change: Change) {
    if (pending) return;
    setPending(true);
    setError(null);
    try {
      const answer = await change();
      // A whole new page: its heading is what has happened.
      if (answer.ok) return location.assign(answer.value.url);
      if (!onRefused?.(answer.error)) setError(wordsFor(answer.error));
    } catch {
      setError({ title: t("failed"), lines: [{ message: t("offline") }] });
    }
    setPending(false);
  }

  const wordsFor = ({ code, detail, errors }: Problem) => ({
    title: code === "version_conflict" ? t("failed") : problemTitle[code],
    lines:
      code === "version_conflict"
        ? [{ message: t("stale") }]
        : (errors ?? [{ message: detail ?? t("failedHint") }]),
  });

  return { pending, error, send };
}
