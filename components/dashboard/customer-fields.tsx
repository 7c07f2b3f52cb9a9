"use client";

import { TextArea } from "#components/ui/light/text-area.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";

interface Props {
  errorOf: (path: string) => string | undefined;
  capacity: number;
}

/** Who comes. The browser must not fill these in: it knows the person at the desk, not the one on the phone. */
export function CustomerFields({ errorOf, capacity }: Props) {
  const t = useTranslator("bookings");
  const all = useTranslator("dashboard");
  const common = { size: "compact", autoComplete: "off" } as const;
  return (
    <>
      <TextField
        {...common}
        name="name"
        label={t("create.name")}
        required
        maxLength={120}
        error={errorOf("customer.name")}
      />
      <TextField
        {...common}
        name="email"
        type="email"
        label={t("create.email")}
        hint={t("create.emailHint")}
        required
        maxLength={320}
        error={errorOf("customer.email")}
      />
      <TextField
        {...common}
        name="phone"
        type="tel"
        label={t("create.phone")}
        optional={all("optional")}
        maxLength={40}
        error={errorOf("customer.phone")}
      />
      {capacity > 1 && (
        <TextField
          {...common}
          name="party"
          type="number"
          min={1}
          max={capacity}
          defaultValue={1}
          label={t("create.party")}
          error={errorOf("party")}
        />
      )}
      <TextArea
        {...common}
        name="note"
        rows={2}
        label={t("create.note")}
        optional={all("optional")}
        hint={t("panel.noteHint")}
        error={errorOf("note")}
      />
    </>
  );
}
