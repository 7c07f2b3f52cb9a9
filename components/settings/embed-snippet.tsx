"use client";

import { useState } from "react";
import { Card } from "#components/ui/card.tsx";
import { Button } from "#components/ui/light/button.tsx";
import { Select } from "#components/ui/light/select.tsx";
import { TextArea } from "#components/ui/light/text-area.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";
import { type EmbedMode, embedModes, snippet } from "#lib/embeds/snippet.ts";
import { EmbedPreview } from "./embed-preview.tsx";

interface Props {
  tenant: string;
  /** APP_URL. */
  base: string;
  services: readonly { slug: string; name: string }[];
  /** Whether any website may show the page yet. */
  listed: boolean;
}

/** The lines to paste, made from two choices, and what they will look like. */
export function EmbedSnippet({ tenant, base, services, listed }: Props) {
  const t = useTranslator("embed");
  const [mode, setMode] = useState<EmbedMode>("inline");
  const [service, setService] = useState(services[0]?.slug ?? "");
  const lines = snippet({ base, tenant, service: service || null, mode, label: t("snippet.label") });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(lines);
      notify({ title: t("snippet.copied") });
    } catch {
      notify({ title: t("snippet.copyFailed"), tone: "bad" });
    }
  };
  return (
    <Card className="grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <h2 className="text-lg">{t("snippet.title")}</h2>
        <p className="mt-0.5 text-muted">{t("snippet.text")}</p>
      </div>
      <Select
        size="compact"
        label={t("snippet.mode")}
        value={mode}
        onChange={({ target }) => setMode(embedModes.find((one) => one === target.value) ?? "inline")}
        options={embedModes.map((value) => ({ value, label: t(`snippet.${value}`) }))}
      />
      <Select
        size="compact"
        label={t("snippet.service")}
        value={service}
        onChange={({ target }) => setService(target.value)}
        options={[
          ...services.map(({ slug, name }) => ({ value: slug, label: name })),
          { value: "", label: t("snippet.all") },
        ]}
      />
      {!listed && mode !== "button" && (
        <p className="rounded-md bg-caution-wash px-4 py-3 text-caution text-sm sm:col-span-2">
          {t("snippet.none")}
        </p>
      )}
      <TextArea
        className="sm:col-span-2"
        size="compact"
        label={t("snippet.code")}
        readOnly
        dir="ltr"
        spellCheck={false}
        value={lines}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="sm:col-span-2">
        <Button size="compact" onClick={copy}>
          {t("snippet.copy")}
        </Button>
      </div>
      {mode !== "button" && (
        <EmbedPreview title={t("preview.title")} tenant={tenant} service={service || null} />
      )}
    </Card>
  );
}
