"use client";

import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";

interface Props {
  title: string;
  text: string;
  value: string;
  onDone: () => void;
}

/** A key's or a secret's one appearance. */
export function NewKey({ title, text, value, onDone }: Props) {
  const t = useTranslator("settings");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      notify({ title: t("keys.copied") });
    } catch {
      notify({ title: t("keys.copyFailed"), tone: "bad" });
    }
  };
  return (
    <section
      aria-label={title}
      className="rounded-md border border-good/40 bg-good-wash p-4 sm:p-5"
      role="status"
    >
      <h2 className="text-base">{title}</h2>
      <p className="mt-1">{text}</p>
      <code className="mt-3 block select-all break-all rounded-sm bg-surface p-2.5 font-mono">{value}</code>
      <div className="mt-3 flex gap-2">
        <Button variant="primary" size="compact" onClick={copy}>
          {t("keys.copy")}
        </Button>
        <Button size="compact" onClick={onDone}>
          {t("keys.done")}
        </Button>
      </div>
    </section>
  );
}
