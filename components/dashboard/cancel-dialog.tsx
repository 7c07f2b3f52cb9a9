"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { staffCancelAction } from "#lib/booking/staff-actions.ts";
import { formatMoney } from "#lib/money.ts";
import { formatDateTime } from "#lib/time/format.ts";
import type { PanelFacts } from "./panel-facts.ts";
import { ProblemNote } from "./problem-note.tsx";
import { useAction } from "./use-action.ts";

/** Asks once, naming the person: the customer gets a mail, and that cannot be taken back. */
export function CancelDialog({
  facts,
  isOpen,
  onClose,
}: {
  facts: PanelFacts;
  isOpen: boolean;
  onClose: () => void;
}) {
  const t = useTranslator("bookings");
  const all = useTranslator("dashboard");
  const ui = useTranslator("ui");
  const money = useTranslator("money");
  const router = useRouter();
  const { run, pending, words, errorOf } = useAction();
  const [reason, setReason] = useState("");
  const { tenant, booking, version, name, serviceName: service } = facts;
  const when = formatDateTime(facts.from, facts.region, facts.zone, "short");
  const cancel = () =>
    run(
      () => staffCancelAction(tenant, { booking, version, ...(reason.trim() && { reason }) }),
      ({ refund }) => {
        const back = refund.amount > 0 && {
          text: money("cancel.done", { amount: formatMoney(refund, facts.region) }),
        };
        notify({ title: t("cancel.done", { name }), ...back });
        onClose();
        router.refresh();
      },
    );
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      role="alertdialog"
      title={t("cancel.title", { name })}
      closeLabel={ui("close")}
      actions={
        <>
          <Button size="compact" onClick={onClose}>
            {t("cancel.keep")}
          </Button>
          <Button variant="danger" size="compact" pending={pending} onClick={cancel}>
            {t("cancel.confirm")}
          </Button>
        </>
      }
    >
      <p className="mb-4">{t(facts.mailed ? "cancel.text" : "cancel.textNoMail", { service, when, name })}</p>
      {facts.left.amount > 0 && (
        <p className="mb-4 font-medium">
          {money("cancel.back", { amount: formatMoney(facts.left, facts.region) })}
        </p>
      )}
      <TextArea
        label={t("cancel.reason")}
        optional={all("optional")}
        size="compact"
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={errorOf("reason")}
      />
      <div className="mt-3">
        <ProblemNote words={words} />
      </div>
    </Dialog>
  );
}
