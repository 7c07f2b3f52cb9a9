"use client";

import { useAction } from "#components/dashboard/use-action.ts";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import type { ResourceLine } from "#lib/tenants/place-loaders.ts";
import { saveResourceAction } from "#lib/tenants/settings-actions.ts";
import { SmallForm } from "./small-form.tsx";

interface Props {
  tenant: string;
  resource: ResourceLine | null;
  onClose: () => void;
}

/** One kind of room or machine, and how many of it there are. */
export function ResourceForm({ tenant, resource, onClose }: Props) {
  const t = useTranslator("settings");
  const action = useAction();
  const { run, errorOf } = action;
  const save = (form: FormData) => {
    const name = String(form.get("name") ?? "").trim();
    const units = Number(form.get("units"));
    run(
      () => saveResourceAction(tenant, { editing: resource?.slug ?? null, name, units }),
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
        defaultValue={resource?.name}
        maxLength={120}
        error={errorOf("name")}
      />
      <TextField
        size="compact"
        name="units"
        type="number"
        min={1}
        max={200}
        label={t("resources.units")}
        defaultValue={resource?.units ?? 1}
        error={errorOf("units")}
      />
    </SmallForm>
  );
}
