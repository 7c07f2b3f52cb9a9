"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { PanelFacts } from "#components/dashboard/panel-facts.ts";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { amountText, formatMoney, parseAmount } from "#lib/money.ts";
import { refundAction } from "#lib/payments/staff-actions.ts";

interface Props {
  facts: PanelFacts;
  isOpen: boolean;
  onClose: () => void;
}

/** Gives money back beside the policy. Asks once: the button names the amount and who gets it. */
export function RefundDialog({ facts, isOpen, onClose }: Props) {
  const t = useTranslator("money");
  const all = useTranslator("dashboard");
  const ui = useTranslator("ui");
  const router = useRouter();
  const { run, pending, problem, words, errorOf, clear } = useAction();
  const { tenant, booking, name, region, left } = facts;
  const { currency } = left;
  /** What was typed; until then everything that is left. */
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [note, setNote] = useState("");
  const text = typed ?? amountText(left.amount, currency);
  const amount = parseAmount(text, currency);
  const inWords = (minor: number) => formatMoney({ amount: minor, currency }, region);
  const wrong =
    amount === null
      ? t("give.wrong")
      : amount === 0
        ? t("give.nothing")
        : amount > left.amount
          ? t("give.tooMuch", { left: inWords(left.amount) })
          : undefined;
  const give = () => {
    setTried(true);
    if (wrong !== undefined || amount === null) return;
    run(
      () => refundAction(tenant, { booking, amount, note }),
      (given) => {
        notify({ title: t("give.done", { amount: formatMoney(given, region), name }) });
        setTyped(null);
        setTried(false);
        setNote("");
        onClose();
        router.refresh();
      },
    );
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      role="alertdialog"
      title={t("give.title", { name })}
      closeLabel={ui("close")}
      actions={
        <>
          <Button size="compact" onClick={onClose}>
            {t("give.keep")}
          </Button>
          <Button
            variant="danger"
            size="compact"
            pending={pending}
            onClick={give}
            className="wrap-anywhere min-w-0"
          >
            {wrong === undefined && amount !== null
              ? t("give.confirm", { amount: inWords(amount), name })
              : t("give.confirmPlain")}
          </Button>
        </>
      }
    >
      <p className="wrap-anywhere mb-4">{t("give.text", { left: inWords(left.amount), name })}</p>
      <div className="flex flex-col gap-4">
        <TextField
          size="compact"
          label={t("give.amount", { currency })}
          inputMode="decimal"
          autoComplete="off"
          inputClassName="text-end tabular-nums"
          value={text}
          onChange={(event) => {
            setTyped(event.target.value);
            clear();
          }}
          error={(tried ? wrong : undefined) ?? errorOf("amount")}
        />
        <TextArea
          label={t("give.note")}
          optional={all("optional")}
          size="compact"
          rows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={errorOf("note")}
        />
        {problem && problem.code !== "invalid" && <ProblemNote words={words} />}
      </div>
    </Dialog>
  );
}
