"use client";

import Link from "next/link";
import { useState } from "react";
import { RadioList } from "#components/ui/light/radio-list.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { WarningMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { amountText, formatMoney, parseAmount } from "#lib/money.ts";
import { paths } from "#lib/paths.ts";
import { dueOf, smallestCharge } from "#lib/payments/amounts.ts";
import type { PaymentRule } from "#lib/services/catalogue.ts";
import type { ServiceEditorData } from "#lib/services/loaders.ts";
import type { PartProps } from "./basic-fields.tsx";
import { FieldGroup } from "./field-group.tsx";

const choices = ["none", "percent", "amount", "full"] as const;
type Choice = (typeof choices)[number];

const usualPercent = 20;

const choiceOf = (rule: NonNullable<ServiceEditorData["service"]>["payment"] | undefined): Choice =>
  rule?.kind === "deposit" ? (rule.amount === undefined ? "percent" : "amount") : (rule?.kind ?? "none");

interface Props extends PartProps {
  tenant: string;
  /** Minor units, as typed above; for one person and the usual length. */
  price: number;
  currency: string;
  region: string;
  canCharge: boolean;
}

/** What of the price is paid when booking, and in a sentence what that means for a customer. */
export function PaymentFields({ service, tenant, price, currency, region, canCharge, errorOf }: Props) {
  const t = useTranslator("services");
  const rule = service?.payment;
  const deposit = rule?.kind === "deposit" ? rule : undefined;
  const [choice, setChoice] = useState(() => choiceOf(rule));
  const [percent, setPercent] = useState(String(deposit?.percent ?? usualPercent));
  const [amount, setAmount] = useState(deposit?.amount ? amountText(deposit.amount, currency) : "");
  const typed: PaymentRule =
    choice === "percent"
      ? { kind: "deposit", percent: Number(percent) || 0 }
      : choice === "amount"
        ? { kind: "deposit", amount: parseAmount(amount, currency) ?? 0 }
        : { kind: choice };
  return (
    <FieldGroup title={t("payment")}>
      <RadioList
        className="sm:col-span-6"
        legend={t("payment.when")}
        name="payment"
        value={choice}
        onChange={setChoice}
        options={choices.map((value) => ({ value, label: t(`payment.${value}`) }))}
      />
      {choice === "percent" && (
        <TextField
          className="sm:col-span-3"
          size="compact"
          id="service-payment.percent"
          name="depositPercent"
          inputMode="numeric"
          label={t("deposit.percent")}
          value={percent}
          onChange={(event) => setPercent(event.target.value)}
          error={errorOf("payment.percent")}
        />
      )}
      {choice === "amount" && (
        <TextField
          className="sm:col-span-3"
          size="compact"
          id="service-payment.amount"
          name="depositAmount"
          inputMode="decimal"
          label={t("deposit.amount", { currency })}
          hint={(service?.capacity ?? 1) > 1 ? t("deposit.perPlace") : undefined}
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          error={errorOf("payment.amount")}
        />
      )}
      <TextField
        className="sm:col-span-3"
        size="compact"
        id="service-noShowFee"
        name="noShowFee"
        inputMode="decimal"
        label={t("noShowFee", { currency })}
        hint={t("noShowFee.hint")}
        defaultValue={amountText(service?.noShowFee ?? 0, currency)}
        error={errorOf("noShowFee")}
      />
      <div className="flex flex-col gap-2 sm:col-span-6">
        <Meaning {...{ rule: typed, price, currency, region }} />
        {choice !== "none" && !canCharge && (
          <p className="text-muted">
            {t("payment.unconnected")}{" "}
            <Link href={paths.dashboard.money(tenant)} className="text-accent-text underline">
              {t("payment.connect")}
            </Link>
          </p>
        )}
      </div>
    </FieldGroup>
  );
}

/** "A customer pays $9.00 when booking and $36.00 at the appointment", or why it will not be so. */
function Meaning({
  rule,
  price,
  currency,
  region,
}: { rule: PaymentRule } & Pick<Props, "price" | "currency" | "region">) {
  const t = useTranslator("services");
  const words = (minor: number) => formatMoney({ amount: minor, currency }, region);
  const due = dueOf(rule, { price, party: 1, currency });
  const wanted =
    rule.kind === "deposit"
      ? (rule.amount ?? Math.round((price * (rule.percent ?? 0)) / 100))
      : rule.kind === "full"
        ? price
        : 0;
  if (wanted > 0 && due === 0 && price > 0)
    return (
      <p className="flex gap-2 text-caution">
        <WarningMark className="mt-0.5 size-4 shrink-0" />
        {t("payment.small", { wanted: words(wanted), least: words(smallestCharge(currency)) })}
      </p>
    );
  return (
    <p role="status" className="tabular-nums">
      {price === 0
        ? t("payment.line.free")
        : due === 0
          ? t("payment.line.there", { price: words(price) })
          : due === price
            ? t("payment.line.all", { due: words(due) })
            : t("payment.line.both", { due: words(due), rest: words(price - due) })}
    </p>
  );
}
