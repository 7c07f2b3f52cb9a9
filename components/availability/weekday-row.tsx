"use client";

import { PlusMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { overlapping } from "#lib/availability/hours.ts";
import type { WallSpan } from "#lib/availability/rules.ts";
import { CopyDay } from "./copy-day.tsx";
import { DayStrip } from "./day-strip.tsx";
import { SpanList } from "./span-list.tsx";
import { nextSpan } from "./wall-clock.ts";

interface Props {
  weekday: number;
  weekdays: readonly { weekday: number; name: string }[];
  region: string;
  spans: readonly WallSpan[];
  carried: readonly number[];
  hintId: string;
  errorOf: (index: number) => string | undefined;
  onChange: (spans: WallSpan[]) => void;
  onCopy: (to: number[]) => void;
}

/** One weekday: its openings drawn and written, or "closed". */
export function WeekdayRow({ weekday, weekdays, region, spans, carried, hintId, ...rest }: Props) {
  const { errorOf, onChange, onCopy } = rest;
  const t = useTranslator("hours");
  const day = weekdays.find((one) => one.weekday === weekday)?.name ?? "";
  const clashes = overlapping(spans);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5 py-2.5 sm:grid-cols-[6.5rem_minmax(0,1fr)_auto]">
      <h3 className="font-medium text-sm">{day}</h3>
      <div className="max-sm:order-last max-sm:col-span-2">
        <DayStrip
          day={day}
          region={region}
          spans={spans}
          carried={carried}
          hintId={hintId}
          onChange={onChange}
        />
      </div>
      <div className="flex">
        <button
          type="button"
          aria-label={t("addHours", { day })}
          title={t("add")}
          onClick={() => onChange([...spans, nextSpan(spans)])}
          className="grid size-9 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
        >
          <PlusMark />
        </button>
        <CopyDay from={{ weekday, name: day }} weekdays={weekdays} onCopy={onCopy} />
      </div>
      <div className="max-sm:order-last max-sm:col-span-2 sm:col-start-2">
        {spans.length === 0 ? (
          <p className="text-muted">{t("closed")}</p>
        ) : (
          <SpanList
            day={day}
            spans={spans}
            errorOf={(index) => (clashes.includes(index) ? t("overlap") : errorOf(index))}
            onChange={onChange}
          />
        )}
      </div>
    </div>
  );
}
