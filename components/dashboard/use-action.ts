"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useTranslator } from "#components/ui/messages.tsx";
import type { FieldError, Problem } from "#lib/errors.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import type { Result } from "#lib/result.ts";

const known = [
  "malformed",
  "unauthenticated",
  "forbidden",
  "not_found",
  "slot_taken",
  "version_conflict",
  "illegal_transition",
  "invalid",
  "outside_availability",
  "too_soon",
  "beyond_horizon",
  "off_grid",
  "limit_reached",
  "rate_limited",
  "try_again",
] as const;

/** A refusal in words for the person at the desk: the exact sentence where the server has one. */
export function problemWords(t: Translator<"dashboard">, problem: Problem): string {
  if (problem.detail !== undefined && problem.code !== "forbidden") return problem.detail;
  const code = known.find((name) => name === problem.code);
  return t(code ? `problem.${code}` : "problem.other");
}

/**
 * Runs a server action from a form that keeps what was typed. A refusal stays as `problem` until the next try; what was
 * not even answered is told in the same way.
 */
export function useAction() {
  const t = useTranslator("dashboard");
  const router = useRouter();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, start] = useTransition();

  const run = <T>(work: () => Promise<Result<T, Problem>>, done?: (value: T) => void, refused?: () => void) =>
    start(async () => {
      const answer = await work().catch((): Result<T, Problem> => {
        return { ok: false, error: { code: "try_again", detail: t("problem.offline") } };
      });
      start(() => {
        setProblem(answer.ok ? null : answer.error);
        if (answer.ok) done?.(answer.value);
        // The sentence says that the page now shows it as it is: make that true.
        else {
          if (answer.error.code === "version_conflict") router.refresh();
          refused?.();
        }
      });
    });

  const fields = problem?.errors ?? [];
  return {
    run,
    pending,
    problem,
    clear: () => setProblem(null),
    words: problem && problemWords(t, problem),
    /** What is wrong with one field, by its dotted path. */
    errorOf: (path: string): string | undefined => fields.find((error) => error.path === path)?.message,
    fields: fields as readonly FieldError[],
  };
}
