"use client";

import { useState } from "react";
import { ProblemNote } from "#components/dashboard/problem-note.tsx";
import { useAction } from "#components/dashboard/use-action.ts";
import { PlanLink } from "#components/plans/plan-link.tsx";
import { Card } from "#components/ui/card.tsx";
import { ComboBox, type SearchableChoice } from "#components/ui/combo-box.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { saveSettingsAction } from "#lib/tenants/settings-actions.ts";
import { AccentPreview } from "./accent-preview.tsx";

export interface SettingsFacts {
  slug: string;
  name: string;
  description: string;
  email: string;
  phone: string;
  timezone: string;
  currency: string;
  locale: string;
  accent: string;
  weekStart: number;
}

interface Props {
  settings: SettingsFacts;
  pageUrl: string;
  zones: SearchableChoice[];
  currencies: { value: string; label: string }[];
  weekdays: { value: string; label: string }[];
  words: { open: string; noMatches: string };
}

/** What the business says about itself. */
export function SettingsForm({ settings, pageUrl, zones, currencies, weekdays, words }: Props) {
  const t = useTranslator("settings");
  const { run, pending, problem, words: problemWords, errorOf, fields } = useAction();
  const [timezone, setTimezone] = useState(settings.timezone);
  const [accent, setAccent] = useState(settings.accent);
  const save = (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? "").trim();
    run(
      () =>
        saveSettingsAction(settings.slug, {
          name: text("name"),
          description: text("description"),
          email: text("email"),
          phone: text("phone"),
          timezone,
          currency: text("currency"),
          locale: text("locale"),
          accent,
          weekStart: Number(text("weekStart")),
        }),
      () => notify({ title: t("saved") }),
    );
  };
  const half = { className: "sm:col-span-3", size: "compact" } as const;
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save(new FormData(event.currentTarget));
      }}
    >
      {fields.length > 0 ? (
        <FormErrors
          title={t("errors", { count: fields.length })}
          errors={fields.map(({ path, message }) => ({ fieldId: `settings-${path}`, message }))}
        />
      ) : (
        <>
          <ProblemNote words={problemWords} />
          <PlanLink tenant={settings.slug} problem={problem} />
        </>
      )}
      <Card className="grid gap-4 sm:grid-cols-6">
        <TextField
          {...half}
          id="settings-name"
          name="name"
          label={t("name")}
          defaultValue={settings.name}
          maxLength={80}
          error={errorOf("name")}
        />
        <TextField {...half} label={t("slug")} hint={t("slugHint")} value={pageUrl} readOnly />
        <TextArea
          className="sm:col-span-6"
          size="compact"
          id="settings-description"
          name="description"
          label={t("description")}
          hint={t("descriptionHint")}
          defaultValue={settings.description}
          error={errorOf("description")}
        />
        <TextField
          {...half}
          id="settings-email"
          name="email"
          type="email"
          label={t("email")}
          hint={t("emailHint")}
          defaultValue={settings.email}
          error={errorOf("email")}
        />
        <TextField
          {...half}
          id="settings-phone"
          name="phone"
          type="tel"
          label={t("phone")}
          hint={t("phoneHint")}
          defaultValue={settings.phone}
          maxLength={40}
          error={errorOf("phone")}
        />
      </Card>
      <Card className="grid items-start gap-4 sm:grid-cols-6">
        <ComboBox
          className="sm:col-span-6"
          label={t("zone")}
          hint={t("zoneHint")}
          options={zones}
          value={timezone}
          onChange={setTimezone}
          words={words}
          error={errorOf("timezone")}
        />
        <Select
          {...half}
          id="settings-currency"
          name="currency"
          label={t("currency")}
          defaultValue={settings.currency}
          options={currencies}
          error={errorOf("currency")}
        />
        <TextField
          {...half}
          id="settings-locale"
          name="locale"
          label={t("locale")}
          hint={t("localeHint")}
          defaultValue={settings.locale}
          error={errorOf("locale")}
        />
        <Select
          {...half}
          id="settings-weekStart"
          name="weekStart"
          label={t("weekStart")}
          hint={t("weekStartHint")}
          defaultValue={String(settings.weekStart)}
          options={weekdays}
          error={errorOf("weekStart")}
        />
        <TextField
          {...half}
          id="settings-accent"
          type="color"
          label={t("accent")}
          hint={t("accentHint")}
          inputClassName="h-11 p-1"
          value={accent}
          onChange={(event) => setAccent(event.target.value)}
          error={errorOf("accent")}
        />
        <AccentPreview colour={accent} />
      </Card>
      <div className="sticky bottom-0 border-hairline border-t bg-paper py-3 max-md:bottom-14">
        <Button type="submit" variant="primary" size="compact" pending={pending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
