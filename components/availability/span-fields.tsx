"use client";

import { CrossMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { TimeField } from "#components/ui/time-field.tsx";
import type { WallSpan } from "#lib/availability/rules.ts";
import { clockOf, minuteOf, spanOf } from "./wall-clock.ts";

interface Props {
  day: string;
  span: WallSpan;
  error?: string | undefined;
  onChange: (span: WallSpan) => void;
  onRemove: () => void;
}

/** From and to of one opening. An end at or before the start lies on the next day, and says so. */
export function SpanFields({ day, span, error, onChange, onRemove }: Props) {
  const t = useTranslator("hours");
  const overnight = span.to > 1440;
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <TimeField
          className="w-28"
          aria-label={t("from", { day })}
          value={clockOf(span.from)}
          onChange={(clock) => clock && onChange(spanOf(minuteOf(clock), span.to))}
        />
        <span aria-hidden="true">–</span>
        <TimeField
          className="w-28"
          aria-label={t("to", { day })}
          value={clockOf(span.to)}
          onChange={(clock) => clock && onChange(spanOf(span.from, minuteOf(clock)))}
        />
        {(overnight || span.to === 1440) && (
          <span className="text-muted text-xs">{t(overnight ? "nextDay" : "midnight")}</span>
        )}
        <button
          type="button"
          aria-label={t("remove")}
          onClick={onRemove}
          className="grid size-9 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <CrossMark />
        </button>
      </div>
      {error !== undefined && <p className="mt-1 text-bad text-xs">{error}</p>}
    </div>
  );
}
