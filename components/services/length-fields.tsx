"use client";

import { useState } from "react";
import { Button } from "#components/ui/light/button.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { amountText } from "#lib/money.ts";
import type { PartProps } from "./basic-fields.tsx";

/** Other lengths a customer may choose, a line each: minutes and price. */
export function LengthFields({ service, currency, errorOf }: PartProps & { currency: string }) {
  const t = useTranslator("services");
  const [lines, setLines] = useState(() =>
    (service?.durations ?? []).map(({ durationMinutes, price }, key) => ({
      key,
      minutes: String(durationMinutes),
      price: amountText(price, currency),
    })),
  );
  const next = lines.reduce((most, { key }) => Math.max(most, key), -1) + 1;
  return (
    <fieldset className="sm:col-span-6">
      <legend className="font-medium text-sm">{t("lengths")}</legend>
      <p className="mb-2 text-muted text-sm">{t("lengthsHint")}</p>
      {lines.map((line, index) => (
        <div key={line.key} className="mb-2 grid grid-cols-[1fr_1fr_auto] items-start gap-3 sm:max-w-md">
          <TextField
            size="compact"
            id={`service-durations[${index}]`}
            name="lengthMinutes"
            inputMode="numeric"
            label={t("lengthMinutes")}
            defaultValue={line.minutes}
            error={errorOf(`durations[${index}]`)}
          />
          <TextField
            size="compact"
            name="lengthPrice"
            inputMode="decimal"
            label={t("priceField", { currency })}
            defaultValue={line.price}
          />
          <Button
            type="button"
            size="compact"
            variant="quiet"
            className="mt-6.5"
            aria-label={t("lengthRemove", { number: index + 1 })}
            onClick={() => setLines(lines.filter((other) => other !== line))}
          >
            {t("remove")}
          </Button>
        </div>
      ))}
      <Button
        type="button"
        size="compact"
        id="service-durations"
        onClick={() => setLines([...lines, { key: next, minutes: "", price: "" }])}
      >
        {t("lengthAdd")}
      </Button>
    </fieldset>
  );
}
