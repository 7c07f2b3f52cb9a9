"use client";

import { useState } from "react";
import { policySummary } from "#components/policies/words.ts";
import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { defaultPolicy, policyName } from "#lib/policies/policy.ts";
import type { ServiceChoices, ServiceEditorData } from "#lib/services/loaders.ts";

interface Props {
  service: ServiceEditorData["service"];
  policies: ServiceChoices["policies"];
  error: string | undefined;
}

/** Which policy holds when somebody cancels, with what it says. A new service begins with the business's standard. */
export function PolicyField({ service, policies, error }: Props) {
  const t = useTranslator("policies");
  const standard = policies.find(({ slug }) => slug === defaultPolicy.slug);
  const [chosen, setChosen] = useState((service ? service.policy : standard?.slug) ?? "");
  const { tiers } = policies.find(({ slug }) => slug === chosen) ?? defaultPolicy;
  return (
    <Select
      className="sm:col-span-6"
      size="compact"
      id="service-policy"
      name="policy"
      label={t("service.label")}
      hint={policySummary(t, tiers)}
      value={chosen}
      onChange={(event) => setChosen(event.target.value)}
      options={[
        { value: "", label: t("service.usual") },
        ...policies.map(({ slug }) => ({ value: slug, label: policyName(slug) })),
      ]}
      error={error}
    />
  );
}
