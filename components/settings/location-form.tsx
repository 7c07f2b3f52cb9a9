"use client";

import { useState } from "react";
import { useAction } from "#components/dashboard/use-action.ts";
import { ComboBox, type SearchableChoice } from "#components/ui/combo-box.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { LocationLine } from "#lib/tenants/place-loaders.ts";
import { saveLocationAction } from "#lib/tenants/settings-actions.ts";
import { SmallForm } from "./small-form.tsx";

interface Props {
  tenant: string;
  place: LocationLine | null;
  zones: SearchableChoice[];
  /** The business's own, for a new place. */
  timezone: string;
  onClose: () => void;
}

/** One place: name, kind, address and zone. */
export function LocationForm({ tenant, place, zones, timezone: own, onClose }: Props) {
  const t = useTranslator("settings");
  const ui = useTranslator("ui");
  const action = useAction();
  const { run, errorOf } = action;
  const [timezone, setTimezone] = useState(place?.timezone ?? own);
  const [kind, setKind] = useState<LocationLine["kind"]>(place?.kind ?? "in_person");
  const save = (form: FormData) => {
    const name = String(form.get("name") ?? "").trim();
    const address = String(form.get("address") ?? "").trim();
    run(
      () => saveLocationAction(tenant, { editing: place?.slug ?? null, name, kind, address, timezone }),
      () => {
        notify({ title: t("places.saved", { name }) });
        onClose();
      },
    );
  };
  return (
    <SmallForm action={action} onSave={save} onClose={onClose}>
      <TextField
        size="compact"
        name="name"
        label={t("places.name")}
        defaultValue={place?.name}
        maxLength={120}
        error={errorOf("name")}
      />
      <Select
        size="compact"
        label={t("places.kind")}
        value={kind}
        options={(["in_person", "online"] as const).map((value) => ({
          value,
          label: t(`places.kind.${value}`),
        }))}
        onChange={(event) => setKind(event.target.value === "online" ? "online" : "in_person")}
      />
      {kind === "in_person" && (
        <TextField
          size="compact"
          name="address"
          label={t("places.address")}
          defaultValue={place?.address}
          maxLength={500}
          error={errorOf("address")}
        />
      )}
      <ComboBox
        label={t("zone")}
        options={zones}
        value={timezone}
        onChange={setTimezone}
        words={{ open: t("zone"), noMatches: ui("noMatches") }}
        error={errorOf("timezone")}
      />
    </SmallForm>
  );
}
