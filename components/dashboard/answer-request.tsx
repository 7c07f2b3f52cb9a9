"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { staffAnswerAction } from "#lib/booking/staff-actions.ts";
import { formatDateTime } from "#lib/time/format.ts";
import type { PanelFacts } from "./panel-facts.ts";
import { ProblemNote } from "./problem-note.tsx";
import { shortcut } from "./shortcut.ts";
import { useAction } from "./use-action.ts";

/** Yes is one press. No asks once, with room for a reason: the customer is told at once. */
export function AnswerRequest({ facts, waitsUntil }: { facts: PanelFacts; waitsUntil: number }) {
  const t = useTranslator("bookings");
  const all = useTranslator("dashboard");
  const ui = useTranslator("ui");
  const router = useRouter();
  const { run, pending, words, errorOf } = useAction();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const { tenant, booking, version, name, region, zone } = facts;
  const answer = (approve: boolean) =>
    run(
      () =>
        staffAnswerAction(tenant, {
          booking,
          version,
          approve,
          ...(!approve && reason.trim() && { reason }),
        }),
      () => {
        notify({ title: t(approve ? "answer.approved" : "answer.declined", { name }) });
        setAsking(false);
        router.refresh();
      },
    );
  return (
    <div className="rounded-md bg-caution-wash p-3">
      <p className="mb-3 text-sm">
        {t("answer.waits", { name, until: formatDateTime(waitsUntil, region, zone, "short") })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          size="compact"
          pending={pending}
          onClick={() => answer(true)}
          {...shortcut("a")}
        >
          {t("answer.approve")}
        </Button>
        <Button size="compact" onClick={() => setAsking(true)}>
          {t("answer.decline")}
        </Button>
      </div>
      <ProblemNote words={asking ? null : words} />
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        role="alertdialog"
        title={t("answer.title", { name })}
        closeLabel={ui("close")}
        actions={
          <>
            <Button size="compact" onClick={() => setAsking(false)}>
              {t("answer.back")}
            </Button>
            <Button variant="danger" size="compact" pending={pending} onClick={() => answer(false)}>
              {t("answer.confirm")}
            </Button>
          </>
        }
      >
        <p className="mb-4">{t("answer.text", { name })}</p>
        <TextArea
          label={t("answer.reason")}
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
    </div>
  );
}
