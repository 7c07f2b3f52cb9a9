"use client";

import { cx } from "#components/ui/classes.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { describePolicy, type PolicyLine } from "#lib/policies/describe.ts";
import type { Tier } from "#lib/policies/policy.ts";
import { Band } from "./band.tsx";
import { backWords } from "./words.ts";

/** As many bands as stand side by side on a phone; more go below each other there. */
const mostAcross = 4;

/** The way from the booking to the start: what goes back in each stretch, as height, number and colour. */
export function Timeline({ tiers, className }: { tiers: readonly Tier[]; className?: string }) {
  const t = useTranslator("policies");
  const lines = describePolicy({ tiers });
  const stacked = lines.length > mostAcross;
  const when = (line: PolicyLine) => {
    if (line.kind === "hours") return t("timeline.hours", { hours: line.hours });
    return t(line.kind === "later" && lines[0] === line ? "timeline.any" : `timeline.${line.kind}`);
  };
  return (
    <div className={className}>
      <ol aria-label={t("timeline")} className={cx("flex gap-1", stacked && "max-sm:flex-col")}>
        {lines.map((line) => (
          <Band
            key={line.kind === "hours" ? line.hours : line.kind}
            percent={line.percent}
            when={when(line)}
            words={backWords(t, line.percent)}
            stacked={stacked}
          />
        ))}
      </ol>
      <div
        aria-hidden="true"
        className={cx("mt-1.5 flex items-center gap-2 text-muted text-xs", stacked && "max-sm:hidden")}
      >
        <span>{t("timeline.booked")}</span>
        <span className="h-px grow bg-outline" />
        <span>{t("timeline.start")}</span>
      </div>
    </div>
  );
}
