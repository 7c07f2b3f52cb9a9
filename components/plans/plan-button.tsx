"use client";

import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Button } from "#components/ui/light/button.tsx";
import { managePlanAction, upgradeAction } from "#lib/plans/actions.ts";

const actions = { upgrade: upgradeAction, manage: managePlanAction } as const;

/** Leads to a page of Stripe, which is made for this one visit. */
export function PlanButton({
  tenant,
  to,
  label,
  primary = false,
}: {
  tenant: string;
  to: keyof typeof actions;
  label: string;
  primary?: boolean;
}) {
  const { run, pending, words } = useAction();
  const go = () =>
    run(
      () => actions[to](tenant, {}),
      (address) => location.assign(address),
    );
  return (
    <div className="flex flex-col items-start gap-2">
      <Button variant={primary ? "primary" : "secondary"} size="compact" pending={pending} onClick={go}>
        {label}
      </Button>
      <ProblemNote words={words} />
    </div>
  );
}
