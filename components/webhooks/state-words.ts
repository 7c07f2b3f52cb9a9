import type { Tone } from "#components/ui/badge.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import type { EndpointView } from "#lib/webhooks/data.ts";

type State = Pick<EndpointView, "active" | "disabledReason" | "disabledAt" | "failingSince">;

/** How an endpoint does: a word, a tone, and a sentence where there is something to know. */
export function stateOf(
  t: Translator<"webhooks">,
  { active, disabledReason, disabledAt, failingSince }: State,
  when: (at: Date) => string,
): { tone: Tone; label: string; text: string | null } {
  if (active)
    return failingSince
      ? {
          tone: "caution",
          label: t("state.failing"),
          text: t("reason.failing", { when: when(failingSince) }),
        }
      : { tone: "good", label: t("state.working"), text: null };
  const since = { when: disabledAt ? when(disabledAt) : "" };
  return disabledReason === "paused" || disabledReason === null
    ? { tone: "neutral", label: t("state.paused"), text: t("reason.paused", since) }
    : { tone: "bad", label: t("state.off"), text: t(`reason.off.${disabledReason}`, since) };
}

const failures = ["not_public", "unresolvable", "timeout", "unreachable"] as const;

/** Why there was no answer, as the end of a sentence. */
export const failureWords = (t: Translator<"webhooks">, failure: string): string =>
  t(`failure.${failures.find((known) => known === failure) ?? "other"}`);
