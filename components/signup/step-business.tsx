"use client";

import { ComboBox } from "#components/ui/combo-box.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { slugFrom } from "#lib/tenants/slug.ts";
import type { Choices } from "./choices.ts";
import { SlugField } from "./slug-field.tsx";
import type { StepProps } from "./step.tsx";

/** Who and where. */
export function StepBusiness({
  draft,
  change,
  error,
  choices,
  prefix,
}: StepProps & { choices: Choices; prefix: string }) {
  const t = useTranslator("signup");
  const ui = useTranslator("ui");
  return (
    <>
      <TextField
        label={t("name.label")}
        name="organization"
        autoComplete="organization"
        maxLength={80}
        value={draft.name}
        onChange={({ currentTarget: { value } }) =>
          change({ name: value, ...(draft.ownSlug ? {} : { slug: slugFrom(value) }) })
        }
        error={error("name")}
      />
      <SlugField
        value={draft.slug}
        onChange={(slug) => change({ slug, ownSlug: slug !== "" })}
        prefix={prefix}
        error={error("slug")}
      />
      <TextField
        label={t("owner.label")}
        hint={t("owner.hint")}
        name="name"
        autoComplete="name"
        maxLength={80}
        value={draft.ownerName}
        onChange={(event) => change({ ownerName: event.currentTarget.value })}
        error={error("ownerName")}
      />
      {/* A new key lets the list take over what was detected after the first paint. */}
      <ComboBox
        key={draft.timezone === "" ? "empty" : "known"}
        label={t("zone.label")}
        hint={t("zone.hint")}
        options={choices.zones}
        value={draft.timezone || null}
        onChange={(timezone) => change({ timezone })}
        words={{ open: t("zone.open"), noMatches: ui("noMatches") }}
        size="touch"
        error={error("timezone")}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label={t("currency.label")}
          options={choices.currencies}
          value={draft.currency}
          onChange={(event) => change({ currency: event.currentTarget.value })}
          error={error("currency")}
        />
        <Select
          label={t("locale.label")}
          options={choices.locales}
          value={draft.locale}
          onChange={(event) => change({ locale: event.currentTarget.value })}
          error={error("locale")}
        />
      </div>
    </>
  );
}
