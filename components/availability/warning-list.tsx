"use client";

import { cx } from "#components/ui/classes.ts";
import { WarningMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { NamedWarning } from "#lib/availability/warning-names.ts";
import { warningWords } from "./warning-words.ts";

interface Props {
  region: string;
  warnings: readonly NamedWarning[];
  className?: string;
}

/** What keeps customers from booking a service, or most of it, in words. Nothing where there is nothing to say. */
export function WarningList({ region, warnings, className }: Props) {
  const t = useTranslator("hours");
  if (warnings.length === 0) return null;
  return (
    <ul className={cx("flex flex-col gap-2 text-sm", className)} aria-label={t("warnings")}>
      {warnings.map((warning) => (
        <li
          key={warning.code}
          className={cx(
            "flex gap-2 rounded-md border px-3 py-2.5",
            warning.blocks
              ? "border-bad/40 bg-bad-wash text-bad"
              : "border-caution/40 bg-caution-wash text-caution",
          )}
        >
          <WarningMark className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 break-words">{warningWords(t, warning, region)}</span>
        </li>
      ))}
    </ul>
  );
}
