"use client";

import { WarningMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { Tier } from "#lib/policies/policy.ts";
import type { PolicyWarning } from "#lib/policies/warnings.ts";
import { Timeline } from "./timeline.tsx";
import { type Paid, policyExample, policySummary } from "./words.ts";

interface Props {
  tiers: readonly Tier[];
  paid: Paid;
  region: string;
  /** What concerns the policy as a whole. */
  found?: readonly PolicyWarning[];
  /** Some of its lines cannot be read yet. */
  partial?: boolean;
}

/** A policy in words, as a picture and in money. Follows while it is edited. */
export function PolicyPreview({ tiers, paid, region, found = [], partial = false }: Props) {
  const t = useTranslator("policies");
  if (tiers.length === 0) return <p className="text-muted">{t("unreadable")}</p>;
  return (
    <div className="flex flex-col gap-4">
      <div role="status" className="flex flex-col gap-1.5">
        <p>{policySummary(t, tiers)}</p>
        {found.map(({ code }) => (
          <p key={code} className="flex gap-1.5 text-caution text-sm">
            <WarningMark className="mt-0.5 size-4 shrink-0" />
            {t(`warning.${code}`)}
          </p>
        ))}
        {partial && <p className="text-muted text-sm">{t("leftOut")}</p>}
      </div>
      <Timeline tiers={tiers} />
      <p className="text-muted text-sm tabular-nums">
        {policyExample(t, tiers, paid, region)} {t("summary.business")}
      </p>
    </div>
  );
}
