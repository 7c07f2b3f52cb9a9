"use client";

import { buttonClass } from "#components/ui/button-class.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import { notify } from "#components/ui/toast.tsx";

/** The public page: open it, or copy the link that customers get. */
export function ShareLink({ url }: { url: string }) {
  const t = useTranslator("dashboard");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      notify({ title: t("page.copied"), text: url });
    } catch {
      notify({ title: t("page.copyFailed", { url }), tone: "bad" });
    }
  };
  return (
    <div className="flex flex-wrap gap-1">
      <a href={url} target="_blank" rel="noopener" className={buttonClass("quiet", "compact", "grow px-2.5")}>
        {t("page.view")}
      </a>
      <button type="button" onClick={copy} className={buttonClass("quiet", "compact", "grow px-2.5")}>
        {t("page.copy")}
      </button>
    </div>
  );
}
