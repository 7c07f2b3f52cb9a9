"use client";

import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { PartProps } from "./basic-fields.tsx";
import { FieldGroup } from "./field-group.tsx";

/** How long it takes, what lies around it, and when it can be booked. */
export function TimeFields({ service, errorOf }: PartProps) {
  const t = useTranslator("services");
  const fields = [
    ["durationMinutes", t("durationField"), service?.durationMinutes ?? 60],
    ["bufferBeforeMinutes", t("bufferBefore"), service?.bufferBeforeMinutes ?? 0],
    ["bufferAfterMinutes", t("bufferAfter"), service?.bufferAfterMinutes ?? 0],
    ["stepMinutes", t("step"), service?.stepMinutes ?? 15],
    ["minimumNoticeMinutes", t("notice"), (service?.minimumNoticeMinutes ?? 120) / 60],
    ["horizonDays", t("horizon"), service?.horizonDays ?? 60],
  ] as const;
  return (
    <FieldGroup title={t("time")}>
      {fields.map(([name, label, value]) => (
        <TextField
          key={name}
          className="justify-end sm:col-span-2"
          size="compact"
          id={`service-${name}`}
          name={name}
          inputMode="decimal"
          label={label}
          defaultValue={value}
          error={errorOf(name)}
        />
      ))}
    </FieldGroup>
  );
}
