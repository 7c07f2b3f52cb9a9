"use client";

import { Button } from "#components/ui/light/button.tsx";
import { WarningMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { CustomerView } from "#lib/customers/detail.ts";
import { useBlock } from "./use-block.ts";

interface Props {
  tenant: string;
  customer: CustomerView;
  manages: boolean;
}

/** Says that a customer is blocked, why, and lets them again. */
export function BlockedBanner({ tenant, customer, manages }: Props) {
  const t = useTranslator("customers");
  const { set, pending } = useBlock(tenant, customer);
  return (
    <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border border-bad/40 bg-bad-wash px-4 py-3">
      <WarningMark className="size-4 shrink-0 text-bad" />
      <p className="min-w-0 grow basis-48 [overflow-wrap:anywhere]">
        {t("block.banner")}
        {customer.blockedReason && ` ${t("block.because", { reason: customer.blockedReason })}`}
      </p>
      {manages && (
        <Button size="compact" pending={pending} onClick={() => set(false, "")}>
          {t("block.lift")}
        </Button>
      )}
    </div>
  );
}
