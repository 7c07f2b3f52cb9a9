"use client";

import { useTranslator } from "#components/ui/messages.tsx";
import { accentTheme, grounds } from "#lib/theme/accent.ts";

const schemes = ["light", "dark"] as const;

/** A button and a link in the chosen colour as customers will see them: corrected for contrast, in both themes. */
export function AccentPreview({ colour }: { colour: string }) {
  const t = useTranslator("settings");
  const theme = accentTheme(colour);
  return (
    <div className="sm:col-span-3">
      <p className="mb-1.5 font-medium text-sm">{t("preview")}</p>
      <div className="grid grid-cols-2 overflow-hidden rounded-md border border-hairline">
        {schemes.map((scheme) => (
          <div
            key={scheme}
            className="flex flex-col items-start gap-2 p-3"
            style={{ backgroundColor: grounds[scheme].paper }}
          >
            <span
              className="rounded-md px-3 py-1.5 font-medium text-sm"
              style={{ backgroundColor: theme[scheme].accent, color: theme[scheme].ink }}
            >
              {t("preview.button")}
            </span>
            <span className="text-sm underline" style={{ color: theme[scheme].text }}>
              {t(`preview.${scheme}`)} · {t("preview.link")}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
