"use client";

import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { PartProps } from "./basic-fields.tsx";

const limits = ["perDay", "perWeek", "perCustomer"] as const;

/** When customers are reminded, and how much of it there may be. */
export function LimitFields({ service, errorOf }: PartProps) {
  const t = useTranslator("services");
  return (
    <>
      <TextField
        className="sm:col-span-6"
        size="compact"
        id="service-reminders"
        name="reminders"
        label={t("reminders")}
        hint={t("remindersHint")}
        defaultValue={(service?.reminders ?? [24]).join(", ")}
        error={errorOf("reminders")}
      />
      {limits.map((name) => (
        <TextField
          key={name}
          className="sm:col-span-2"
          size="compact"
          id={`service-${name}`}
          name={name}
          inputMode="numeric"
          label={t(name)}
          placeholder={t("noLimit")}
          defaultValue={service?.[name] ?? ""}
          error={errorOf(name)}
        />
      ))}
    </>
  );
}
