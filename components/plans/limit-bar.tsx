import { StatusBadge } from "#components/ui/badge.tsx";
import type { Translator } from "#lib/i18n/translator.ts";
import type { LimitLine } from "#lib/plans/loaders.ts";

const colours = { room: "fill-accent", near: "fill-caution", full: "fill-caution" } as const;

/** How much of a limit is used: in words first, then as a bar. */
export function LimitBar({ line, t }: { line: LimitLine; t: Translator<"plan"> }) {
  const { kind, used, most, fullness } = line;
  const share = most === null ? 0 : Math.min(100, Math.round((used / most) * 100));
  return (
    <li>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="font-medium">{t(kind)}</span>
        <span className="flex items-center gap-2 tabular-nums">
          {fullness !== "room" && <StatusBadge tone="caution">{t(fullness)}</StatusBadge>}
          {most === null ? t("ofNone", { used }) : t("ofMost", { used, most })}
        </span>
      </div>
      {most !== null && (
        <svg aria-hidden="true" className="mt-1.5 h-2 w-full rounded-full bg-sunken">
          <rect width={`${share}%`} height="100%" rx="4" className={colours[fullness]} />
        </svg>
      )}
      {kind === "bookings" && <p className="mt-1.5 text-muted text-sm">{t("bookingsHint")}</p>}
    </li>
  );
}
