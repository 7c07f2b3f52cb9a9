"use client";

import Link from "next/link";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Badge } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Card } from "#components/ui/card.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { paths } from "#lib/paths.ts";
import { removePolicyAction, savePolicyAction } from "#lib/policies/actions.ts";
import type { PolicyEntry } from "#lib/policies/loaders.ts";
import { policyName } from "#lib/policies/policy.ts";
import { PolicyPreview } from "./policy-preview.tsx";
import { type Paid, policySummary } from "./words.ts";

interface Props {
  tenant: string;
  policy: PolicyEntry;
  paid: Paid;
  region: string;
}

/** One policy: who it is for, what it says, and what can be done with it. */
export function PolicyCard({ tenant, policy, paid, region }: Props) {
  const t = useTranslator("policies");
  const all = useTranslator("dashboard");
  const { run, pending, words } = useAction();
  const { slug, tiers, afterMove, services, version } = policy;
  const name = policyName(slug);
  const restore = async () => {
    const answer = await savePolicyAction(tenant, { editing: null, slug, tiers: [...tiers], afterMove });
    if (!answer.ok) notify({ title: all("problem.other"), tone: "bad" });
  };
  const remove = () =>
    run(
      () => removePolicyAction(tenant, { slug }),
      () =>
        notify({
          title: t("removed", { name }),
          text: policySummary(t, tiers),
          action: { label: all("undo"), onAction: () => void restore() },
        }),
    );
  return (
    <Card aria-labelledby={`policy-${slug}`} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-[min(12rem,100%)] flex-1">
          <h2 id={`policy-${slug}`} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base">
            <span className="min-w-0 break-words">{name}</span>
            <Badge>{t("version", { version })}</Badge>
          </h2>
          <p className="text-muted text-sm [overflow-wrap:anywhere]">
            {services.length > 0 ? t("usedBy", { names: services.join(", ") }) : t("unused")}
          </p>
        </div>
        <div className="flex gap-2">
          <Link
            href={paths.dashboard.policy(tenant, slug)}
            aria-label={t("changeNamed", { name })}
            className={buttonClass("secondary", "compact")}
          >
            {t("change")}
          </Link>
          <Button
            variant="quiet"
            size="compact"
            pending={pending}
            aria-label={t("removeNamed", { name })}
            onClick={remove}
          >
            {t("remove")}
          </Button>
        </div>
      </div>
      <ProblemNote words={words} />
      <PolicyPreview tiers={tiers} paid={paid} region={region} />
      <p className="text-muted text-sm">{t(`afterMove.${afterMove}.short`)}</p>
    </Card>
  );
}
