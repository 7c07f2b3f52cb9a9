import { problemTitle } from "#lib/errors.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import type { ActionProblem } from "./use-action.ts";

/** A refusal of signing in or joining, for the person in front of it. */
export function problemText(t: Translator<"auth">, problem: ActionProblem): string {
  switch (problem.code) {
    case "offline":
    case "try_again":
      return t(`problem.${problem.code}`);
    case "rate_limited":
      return t("problem.rate_limited", { minutes: Math.ceil((problem.retryAfterSeconds ?? 60) / 60) });
    default:
      return [problemTitle[problem.code], problem.detail].filter(Boolean).join(" ");
  }
}
