"use client";

import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { PartProps } from "./basic-fields.tsx";
import { FieldGroup } from "./field-group.tsx";
import { LengthFields } from "./length-fields.tsx";

/** How long it takes, what lies around it, and when it can be booked. */
export function TimeFields({ service, currency, errorOf }: PartProps & { currency: string }) {
  const t = useTranslator("services");
  const all = useTranslator("dashboard");
  const fields = [
    ["durationMinutes", t("durationField"), service?.durationMinutes ?? 60],
    ["bufferBeforeMinutes", t("bufferBefore"), service?.bufferBeforeMinutes ?? 0],
    ["bufferAfterMinutes", t("bufferAfter"), service?.bufferAfterMinutes ?? 0],
    ["stepMinutes", t("step"), service?.stepMinutes ?? 15],
    ["minimumNoticeMinutes", t("notice"), (service?.minimumNoticeMinutes ?? 120) / 60],
    ["horizonDays", t("horizon"), service?.horizonDays ?? 60],
  ] as const;
  const days = [
    ["bookableFrom", t("bookableFrom"), service?.bookableFrom ?? ""],
    ["bookableTo", t("bookableTo"), service?.bookableTo ?? ""],
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
      <Select
        className="sm:col-span-2"
        size="compact"
        id="service-alignment"
        name="alignment"
        label={t("alignment")}
        defaultValue={service?.alignment ?? "clock"}
        options={(["clock", "opening"] as const).map((value) => ({ value, label: t(`alignment.${value}`) }))}
      />
      {days.map(([name, label, value]) => (
        <TextField
          key={name}
          className="justify-end sm:col-span-2"
          size="compact"
          id={`service-${name}`}
          name={name}
          type="date"
          label={label}
          optional={all("optional")}
          defaultValue={value}
          error={errorOf(name)}
        />
      ))}
      <LengthFields {...{ service, currency, errorOf }} />
    </FieldGroup>
  );
}
