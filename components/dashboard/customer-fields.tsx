"use client";

import { useState } from "react";
import { KnownCustomer } from "#components/customers/known-customer.tsx";
import { SuggestField } from "#components/customers/suggest-field.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { CustomerLine } from "#lib/customers/loaders.ts";

interface Props {
  tenant: string;
  region: string;
  zone: string;
  errorOf: (path: string) => string | undefined;
  capacity: number;
  /** Somebody who was here before, when the address names them. */
  initial: CustomerLine | null;
}

type Field = "name" | "email" | "phone";

const textsOf = (customer: CustomerLine | null): Record<Field, string> => ({
  name: customer?.name ?? "",
  email: customer?.email ?? "",
  phone: customer?.phone ?? "",
});

/**
 * Who comes: typed, or chosen among those who were here before. The browser must not fill these in: it knows the person at
 * the desk, not the one on the phone.
 */
export function CustomerFields({ tenant, region, zone, errorOf, capacity, initial }: Props) {
  const t = useTranslator("bookings");
  const all = useTranslator("dashboard");
  const [known, setKnown] = useState(initial);
  const [texts, setTexts] = useState(textsOf(initial));
  const common = { size: "compact", autoComplete: "off" } as const;
  const field = (name: Field) => ({
    tenant,
    name,
    value: texts[name],
    asks: known === null,
    error: errorOf(`customer.${name}`),
    onType: (text: string) => setTexts({ ...texts, [name]: text }),
    onChoose: (customer: CustomerLine) => {
      setKnown(customer);
      setTexts(textsOf(customer));
    },
  });
  const optional = (label: string) => (
    <>
      {label} <span className="font-normal text-muted">{all("optional")}</span>
    </>
  );
  return (
    <>
      <input type="hidden" name="customer" value={known?.id ?? ""} />
      <SuggestField {...field("name")} label={t("create.name")} hint={t("create.nameHint")} maxLength={120} />
      {known && (
        <KnownCustomer
          tenant={tenant}
          customer={known}
          region={region}
          zone={zone}
          onForget={() => {
            setKnown(null);
            setTexts(textsOf(null));
          }}
        />
      )}
      <SuggestField
        {...field("email")}
        type="email"
        label={optional(t("create.email"))}
        hint={t("create.emailHint")}
        maxLength={320}
      />
      <SuggestField {...field("phone")} type="tel" label={optional(t("create.phone"))} maxLength={40} />
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
