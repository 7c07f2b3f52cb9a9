"use client";

import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { StepProps } from "./step.tsx";

const lengths = [15, 20, 30, 45, 60, 75, 90, 120, 180, 240];

/** What customers can book first; more follow in the dashboard. */
export function StepService({ draft, change, error }: StepProps) {
  const t = useTranslator("signup");
  return (
    <>
      <TextField
        label={t("service.label")}
        hint={t("service.hint")}
        name="service"
        autoComplete="off"
        maxLength={80}
        value={draft.service}
        onChange={(event) => change({ service: event.currentTarget.value })}
        error={error("service.name")}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label={t("minutes.label")}
          options={lengths.map((minutes) => ({
            value: String(minutes),
            label: t("minutes.option", { minutes }),
          }))}
          value={draft.minutes}
          onChange={(event) => change({ minutes: event.currentTarget.value })}
          error={error("service.durationMinutes")}
        />
        <TextField
          label={t("price.label", { currency: draft.currency })}
          hint={t("price.hint")}
          name="price"
          inputMode="decimal"
          autoComplete="off"
          maxLength={13}
          value={draft.price}
          onChange={(event) => change({ price: event.currentTarget.value })}
          error={error("service.price")}
          inputClassName="tabular-nums"
        />
      </div>
    </>
  );
}
