"use client";

import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { ServiceEditorData } from "#lib/services/loaders.ts";
import type { PartProps } from "./basic-fields.tsx";
import { usualBalanceDays } from "./read-form.ts";

/** How bookings are shared out between people: over how many days, and each person's share. */
export function ShareFields({
  service,
  choices,
  errorOf,
}: PartProps & { choices: ServiceEditorData["choices"] }) {
  const t = useTranslator("services");
  return (
    <fieldset className="grid gap-4 sm:col-span-6 sm:grid-cols-6">
      <legend className="mb-1 font-medium text-sm">{t("shares")}</legend>
      <p className="text-muted text-sm sm:col-span-6">{t("sharesHint")}</p>
      <TextField
        className="sm:col-span-2"
        size="compact"
        id="service-balanceDays"
        name="balanceDays"
        inputMode="numeric"
        label={t("balanceDays")}
        defaultValue={service?.balanceDays ?? usualBalanceDays}
        error={errorOf("balanceDays")}
      />
      {choices.staff.map(({ slug, name }) => (
        <TextField
          key={slug}
          className="sm:col-span-2"
          size="compact"
          id={`service-weights.${slug}`}
          name={`weights.${slug}`}
          inputMode="numeric"
          label={t("share", { name })}
          defaultValue={service?.weights[slug] ?? 1}
          error={errorOf(`weights.${slug}`)}
        />
      ))}
    </fieldset>
  );
}
