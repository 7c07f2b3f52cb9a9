import { cx } from "#components/ui/classes.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { bandLooks } from "./band-looks.ts";

const looks = ["open", "closed", "booking", "buffer", "hold", "block", "time_off"] as const;

/** What the bands of the day mean. */
export const Legend = ({ t }: { t: Translator<"explain"> }) => (
  <ul aria-label={t("legend.label")} className="flex flex-wrap gap-x-5 gap-y-1.5 text-muted text-xs">
    {looks.map((look) => (
      <li key={look} className="flex items-center gap-1.5">
        <span
          aria-hidden="true"
          className={cx(
            "h-3.5 w-6",
            look === "closed" && "border border-hairline",
            bandLooks[look].className,
          )}
          style={bandLooks[look].style}
        />
        {t(`legend.${look}`)}
      </li>
    ))}
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className="h-3.5 w-0.5 rounded-sm bg-good" />
      {t("legend.offered")}
    </li>
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className="h-3.5 w-3 border-ink border-s-2 bg-ink/10" />
      {t("legend.asked")}
    </li>
  </ul>
);
