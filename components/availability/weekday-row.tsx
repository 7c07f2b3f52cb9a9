"use client";

import { cx } from "#components/ui/classes.ts";
import { MoreMark, PlusMark } from "#components/ui/marks.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { WallSpan } from "#lib/availability/rules.ts";
import { SpanFields } from "./span-fields.tsx";
import { nextSpan } from "./wall-clock.ts";

interface Props {
  day: string;
  spans: readonly WallSpan[];
  errorOf: (index: number) => string | undefined;
  onChange: (spans: WallSpan[]) => void;
  onCopy: (to: "weekdays" | "all") => void;
}

/** One weekday: its openings, or "closed". */
export function WeekdayRow({ day, spans, errorOf, onChange, onCopy }: Props) {
  const t = useTranslator("hours");
  const replace = (at: number, span: WallSpan | null) =>
    onChange(spans.flatMap((old, index) => (index !== at ? [old] : span ? [span] : [])));
  return (
    <div className="flex items-start gap-x-3 py-2.5 max-sm:flex-wrap">
      <h3 className={cx("w-28 pt-2 font-medium text-sm sm:shrink-0", spans.length > 0 && "max-sm:grow")}>
        {day}
      </h3>
      <div
        className={cx(
          "flex min-w-0 grow flex-col gap-2",
          spans.length > 0 && "max-sm:order-last max-sm:basis-full",
        )}
      >
        {spans.length === 0 && <p className="pt-2 text-muted">{t("closed")}</p>}
        {Object.entries(spans).map(([place, span]) => (
          // The position is the only identity that an opening has while it is being changed.
          <SpanFields
            key={place}
            day={day}
            span={span}
            error={errorOf(Number(place))}
            onChange={(changed) => replace(Number(place), changed)}
            onRemove={() => replace(Number(place), null)}
          />
        ))}
      </div>
      <button
        type="button"
        aria-label={t("addHours", { day })}
        title={t("add")}
        onClick={() => onChange([...spans, nextSpan(spans)])}
        className="grid size-9 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
      >
        <PlusMark />
      </button>
      <Menu
        icon
        label={t("copy", { day })}
        trigger={<MoreMark />}
        actions={[
          { id: "weekdays", label: t("copyWeekdays"), onAction: () => onCopy("weekdays") },
          { id: "all", label: t("copyAll"), onAction: () => onCopy("all") },
        ]}
      />
    </div>
  );
}
