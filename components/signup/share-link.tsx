"use client";

import { useState } from "react";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";

/** The address to share, to be copied with one press. */
export function ShareLink({ url }: { url: string }) {
  const t = useTranslator("signup");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    // Refused by some browsers outside https; the address stands there to be selected.
    const done = await navigator.clipboard?.writeText(url).then(
      () => true,
      () => false,
    );
    setCopied(done === true);
  };
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-md border border-hairline bg-surface p-4">
      <code className="grow select-all break-all font-sans">{url}</code>
      <Button variant="secondary" size="compact" onClick={copy}>
        <span aria-live="polite">{copied ? t("done.copied") : t("done.copy")}</span>
      </Button>
    </div>
  );
}
