"use client";

import { useState } from "react";
import type { PanelFacts } from "#components/dashboard/panel-facts.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { RefundDialog } from "./refund-dialog.tsx";

/** Beside the amounts that it is about. */
export function RefundButton({ facts }: { facts: PanelFacts }) {
  const t = useTranslator("money");
  const [open, setOpen] = useState(false);
  return (
    <div className="mt-3">
      <Button size="compact" onClick={() => setOpen(true)}>
        {t("give.open")}
      </Button>
      <RefundDialog facts={facts} isOpen={open} onClose={() => setOpen(false)} />
    </div>
  );
}
