"use client";

import { useState, useTransition } from "react";
import type { Problem } from "#lib/errors.ts";
import type { Result } from "#lib/result.ts";

/** A refusal, or that the request never arrived: then nothing typed is lost and it can be repeated. */
export type ActionProblem = Problem | { code: "offline"; detail?: undefined; errors?: undefined };

/**
 * Runs a server action from an event: whether it is under way, and what it refused. The problem stays until the next
 * try, so that the words do not vanish while somebody reads them.
 */
export function useAction<A extends unknown[], T>(action: (...args: A) => Promise<Result<T, Problem>>) {
  const [pending, startTransition] = useTransition();
  const [problem, setProblem] = useState<ActionProblem | null>(null);
  const run = (args: A, done?: (value: T) => void) =>
    startTransition(async () => {
      try {
        const result = await action(...args);
        // A redirect answers without a value.
        if (result === undefined) return;
        setProblem(result.ok ? null : result.error);
        if (result.ok) done?.(result.value);
      } catch (error) {
        // Next throws redirects on purpose; whatever else arrives here is a request that did not.
        if (!(error instanceof TypeError)) throw error;
        setProblem({ code: "offline" });
      }
    });
  return { run, pending, problem, setProblem };
}

/** The first sentence about a field. */
export const fieldError = (problem: ActionProblem | null, path: string): string | undefined =>
  problem?.errors?.find((error) => error.path === path)?.message;
