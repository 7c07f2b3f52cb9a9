"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { PanelFacts } from "#components/dashboard/panel-facts.ts";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { formatMoney } from "#lib/money.ts";
import { cancelSeriesAction } from "#lib/series/actions.ts";
import { formatDateTime } from "#lib/time/format.ts";
import { type Reach, ReachList, reachCount } from "./reach-list.tsx";

interface Props {
  facts: PanelFacts;
  series: { after: number; ahead: number };
  isOpen: boolean;
  onClose: () => void;
}

/** Asks once, naming the person and how many bookings: the customer gets a mail, and that cannot be taken back. */
export function SeriesCancel({ facts, series, isOpen, onClose }: Props) {
  const t = useTranslator("series");
  const bookings = useTranslator("bookings");
  const all = useTranslator("dashboard");
  const ui = useTranslator("ui");
  const money = useTranslator("money");
  const router = useRouter();
  const { run, pending, words, errorOf } = useAction();
  const [reach, setReach] = useState<Reach>("one");
  const [reason, setReason] = useState("");
  const { tenant, booking, version, name, serviceName: service } = facts;
  const when = formatDateTime(facts.from, facts.region, facts.zone, "short");
  const cancel = () =>
    run(
      () => cancelSeriesAction(tenant, { booking, version, reach, ...(reason.trim() && { reason }) }),
      ({ count }) => {
        notify({ title: t("cancel.done", { name, count }) });
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
            {bookings("cancel.keep")}
          </Button>
          <Button variant="danger" size="compact" pending={pending} onClick={cancel}>
            {t("cancel.confirm", { count: reachCount(reach, series) })}
          </Button>
        </>
      }
    >
      <p className="mb-4">{t("cancel.text", { service, when, name })}</p>
      <div className="mb-4">
        <ReachList value={reach} onChange={setReach} series={series} />
      </div>
      {facts.left.amount > 0 && (
        <p className="mb-4 font-medium">
          {reach === "one"
            ? money("cancel.back", { amount: formatMoney(facts.left, facts.region) })
            : money("cancel.backSeries")}
        </p>
      )}
      <TextArea
        label={bookings("cancel.reason")}
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
