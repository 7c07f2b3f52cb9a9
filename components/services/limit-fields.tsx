"use client";

import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { PartProps } from "./basic-fields.tsx";

/** When customers are reminded, and how much of it there may be. */
export function LimitFields({ service, errorOf }: PartProps) {
  const t = useTranslator("services");
  return (
    <>
      <TextField
        className="sm:col-span-2"
        size="compact"
        id="service-reminders"
        name="reminders"
        label={t("reminders")}
        hint={t("remindersHint")}
        defaultValue={(service?.reminders ?? [24]).join(", ")}
        error={errorOf("reminders")}
      />
      <TextField
        className="sm:col-span-2"
        size="compact"
        id="service-perDay"
        name="perDay"
        inputMode="numeric"
        label={t("perDay")}
        placeholder={t("noLimit")}
        defaultValue={service?.perDay ?? ""}
        error={errorOf("perDay")}
      />
      <TextField
        className="sm:col-span-2"
        size="compact"
        id="service-perCustomer"
        name="perCustomer"
        inputMode="numeric"
        label={t("perCustomer")}
        placeholder={t("noLimit")}
        defaultValue={service?.perCustomer ?? ""}
        error={errorOf("perCustomer")}
      />
    </>
  );
}
