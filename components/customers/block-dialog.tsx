"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { CustomerView } from "#lib/customers/detail.ts";
import { useBlock } from "./use-block.ts";

interface Props {
  tenant: string;
  customer: CustomerView;
  onClose: () => void;
}

/** Says what a block does before it is made; it can be lifted with one press. */
export function BlockDialog({ tenant, customer, onClose }: Props) {
  const t = useTranslator("customers");
  const ui = useTranslator("ui");
  const { set, pending, words, errorOf } = useBlock(tenant, customer);
  const [reason, setReason] = useState("");
  const { name } = customer;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("block.title", { name })}
      closeLabel={ui("close")}
      actions={
        <>
          <Button size="compact" onClick={onClose}>
            {t("block.keep")}
          </Button>
          <Button
            variant="danger"
            size="compact"
            pending={pending}
            onClick={() => set(true, reason, onClose)}
          >
            {t("block.confirm")}
          </Button>
        </>
      }
    >
      <p className="mb-4 [overflow-wrap:anywhere]">{t("block.text", { name })}</p>
      <TextField
        size="compact"
        label={t("block.reason")}
        optional={ui("optional")}
        hint={t("block.reasonHint")}
        maxLength={300}
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={errorOf("reason")}
      />
      <ProblemNote words={words} />
    </Dialog>
  );
}
