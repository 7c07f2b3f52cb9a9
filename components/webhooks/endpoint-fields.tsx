"use client";

import { TextField } from "#components/ui/light/text-field.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { type WebhookType, webhookTypes } from "#lib/webhooks/events.ts";

interface Props {
  url?: string;
  description?: string;
  /** Those that are ticked. */
  events: readonly WebhookType[];
  errorOf: (path: string) => string | undefined;
}

/** What an endpoint is made of. */
export function EndpointFields({ url, description, events, errorOf }: Props) {
  const t = useTranslator("webhooks");
  return (
    <>
      <TextField
        size="compact"
        name="url"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        label={t("url")}
        hint={t("urlHint")}
        placeholder="https://"
        defaultValue={url}
        maxLength={2000}
        error={errorOf("url")}
      />
      <TextField
        size="compact"
        name="description"
        autoComplete="off"
        label={t("description")}
        hint={t("descriptionHint")}
        defaultValue={description}
        maxLength={120}
        error={errorOf("description")}
      />
      <fieldset>
        <legend className="mb-1 font-medium text-sm">{t("events")}</legend>
        <div className="grid sm:grid-cols-2">
          {webhookTypes.map((type) => (
            <label key={type} className="flex min-h-9 items-center gap-2.5">
              <input
                type="checkbox"
                name="event"
                value={type}
                defaultChecked={events.includes(type)}
                className="size-4.5 shrink-0 accent-accent"
              />
              {t(`event.${type}`)}
            </label>
          ))}
        </div>
        {errorOf("events") !== undefined && <p className="mt-1 text-bad">{errorOf("events")}</p>}
      </fieldset>
    </>
  );
}

/** What was typed and ticked. */
export const readEndpointForm = (form: FormData) => ({
  url: String(form.get("url") ?? ""),
  description: String(form.get("description") ?? ""),
  events: webhookTypes.filter((type) => form.getAll("event").includes(type)),
});
