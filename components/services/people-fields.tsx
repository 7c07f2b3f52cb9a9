"use client";

import { useState } from "react";
import { Select } from "#components/ui/light/select.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { ServiceEditorData } from "#lib/services/loaders.ts";
import type { PartProps } from "./basic-fields.tsx";
import { ChoiceBoxes, FieldGroup } from "./field-group.tsx";
import { ShareFields } from "./share-fields.tsx";

/** Who offers it, where, and what else must be free. */
export function PeopleFields({
  service,
  choices,
  errorOf,
}: PartProps & { choices: ServiceEditorData["choices"] }) {
  const t = useTranslator("services");
  const [balanced, setBalanced] = useState(service?.assignment === "balanced");
  const first = choices.staff.length === 1 ? choices.staff.map(({ slug }) => slug) : [];
  return (
    <FieldGroup title={t("who")}>
      <Select
        className="sm:col-span-3"
        size="compact"
        id="service-location"
        name="location"
        label={t("location")}
        defaultValue={service?.location ?? choices.locations[0]?.slug}
        options={choices.locations.map(({ slug, name }) => ({ value: slug, label: name }))}
        error={errorOf("location")}
      />
      <Select
        className="sm:col-span-3"
        size="compact"
        id="service-assignment"
        name="assignment"
        label={t("assignment")}
        defaultValue={service?.assignment ?? "any"}
        onChange={(event) => setBalanced(event.target.value === "balanced")}
        options={(["any", "balanced", "all"] as const).map((value) => ({
          value,
          label: t(`assignment.${value}`),
        }))}
      />
      <ChoiceBoxes
        legend={t("people")}
        name="staff"
        choices={choices.staff}
        chosen={service?.staff ?? first}
        empty={t("noPeople")}
        error={errorOf("staff")}
      />
      {balanced && <ShareFields {...{ service, choices, errorOf }} />}
      {choices.resources.length > 0 && (
        <ChoiceBoxes
          legend={t("resources")}
          name="resources"
          choices={choices.resources}
          chosen={service?.resources ?? []}
          error={errorOf("resources")}
        />
      )}
    </FieldGroup>
  );
}
