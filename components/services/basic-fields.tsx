"use client";

import { useState } from "react";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { amountText } from "#lib/money.ts";
import type { ServiceChoices, ServiceEditorData } from "#lib/services/loaders.ts";
import { slugFrom } from "#lib/tenants/slug.ts";
import { FieldGroup } from "./field-group.tsx";
import { PolicyField } from "./policy-field.tsx";

export interface PartProps {
  service: ServiceEditorData["service"];
  errorOf: (path: string) => string | undefined;
}

/** What it is called, where it is found, what it costs. The address follows the name until somebody changes it. */
export function BasicFields({
  service,
  pageUrl,
  currency,
  policies,
  errorOf,
}: PartProps & { pageUrl: string; currency: string; policies: ServiceChoices["policies"] }) {
  const t = useTranslator("services");
  const all = useTranslator("dashboard");
  const [slug, setSlug] = useState(service?.slug ?? "");
  const [own, setOwn] = useState(service !== null);
  return (
    <FieldGroup title={t("basics")}>
      <TextField
        className="sm:col-span-3"
        size="compact"
        id="service-name"
        name="name"
        label={t("name")}
        defaultValue={service?.name}
        maxLength={120}
        error={errorOf("name")}
        onChange={(event) => !own && setSlug(slugFrom(event.target.value))}
      />
      <TextField
        className="sm:col-span-3"
        size="compact"
        id="service-slug"
        name="slug"
        label={t("slug")}
        hint={t("slugHint", { link: `${pageUrl.replace(/^https?:\/\//, "")}/${slug}` })}
        value={slug}
        maxLength={48}
        error={errorOf("slug")}
        onChange={(event) => {
          setOwn(true);
          setSlug(event.target.value.toLowerCase());
        }}
      />
      <TextArea
        className="sm:col-span-6"
        size="compact"
        id="service-description"
        name="description"
        label={t("description")}
        hint={t("descriptionHint")}
        optional={all("optional")}
        defaultValue={service?.description}
        error={errorOf("description")}
      />
      <TextField
        className="sm:col-span-3"
        size="compact"
        id="service-price"
        name="price"
        inputMode="decimal"
        label={t("priceField", { currency })}
        hint={t("priceHint")}
        defaultValue={amountText(service?.price ?? 0, currency)}
        error={errorOf("price")}
      />
      <TextField
        className="sm:col-span-3"
        size="compact"
        id="service-capacity"
        name="capacity"
        type="number"
        min={1}
        label={t("capacity")}
        hint={t("capacityHint")}
        defaultValue={service?.capacity ?? 1}
        error={errorOf("capacity")}
      />
      <PolicyField service={service} policies={policies} error={errorOf("policy")} />
    </FieldGroup>
  );
}
