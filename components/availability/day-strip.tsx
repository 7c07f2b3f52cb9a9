"use client";

import type { ComponentProps, PointerEvent } from "react";
import { cx } from "#components/ui/classes.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import type { WallSpan } from "#lib/availability/rules.ts";
import { clockWords, spanWords } from "./span-words.ts";
import { useStrip } from "./use-strip.ts";

interface Props {
  day: string;
  region: string;
  spans: readonly WallSpan[];
  /** Minutes into this day that openings of the day before last. */
  carried: readonly number[];
  /** Says how the strip is worked. */
  hintId: string;
  onChange: (spans: WallSpan[]) => void;
}

const percent = (minute: number) => `${(minute / 1440) * 100}%`;
const place = (from: number, to: number) => ({
  insetInlineStart: percent(from),
  width: percent(Math.min(to, 1440) - from),
});

// A slider that has a length too: no element of HTML is one.
const slider = (label: string, value: number, words: string, rest: ComponentProps<"div">) => ({
  role: "slider",
  tabIndex: 0,
  "aria-label": label,
  "aria-valuemin": 0,
  "aria-valuemax": 1425,
  "aria-valuenow": value,
  "aria-valuetext": words,
  ...rest,
});

/** One day from midnight to midnight, its openings as bars that can be moved, stretched and drawn. */
export function DayStrip({ day, region, spans, carried, hintId, onChange }: Props) {
  const t = useTranslator("hours");
  const { track, held, take, onKeyDown, listeners } = useStrip(spans, onChange);
  const shown = held === null ? undefined : spans[held];
  return (
    <div
      ref={track}
      {...listeners}
      onPointerDown={take("new", spans.length)}
      className="relative h-8 cursor-crosshair touch-pan-y select-none rounded-sm bg-sunken"
    >
      <Lines />
      {carried.map((to) => (
        <div
          key={to}
          className="pointer-events-none absolute inset-y-1 rounded-e-sm border border-accent/50 border-s-0 border-dashed"
          style={place(0, to)}
        />
      ))}
      {Object.entries(spans).map(([at, span]) => (
        <div
          // The position is the only identity that an opening has while it is being changed.
          key={at}
          {...slider(t("strip.opening", { day }), span.from, spanWords(t, span, region), {
            "aria-describedby": hintId,
            onKeyDown: onKeyDown(Number(at)),
            onPointerDown: take("whole", Number(at)),
          })}
          className={cx(
            "group absolute inset-y-1 cursor-grab bg-accent active:cursor-grabbing",
            span.to > 1440 ? "rounded-s-sm" : "rounded-sm",
            held === Number(at) && "z-10",
          )}
          style={place(span.from, span.to)}
        >
          <Handle className="-start-1.5" onPointerDown={take("from", Number(at))} />
          <Handle className="-end-1.5" onPointerDown={take("to", Number(at))} />
        </div>
      ))}
      {shown && (
        <span
          aria-hidden="true"
          className="pointer-events-none absolute bottom-full z-20 mb-1 rounded-sm bg-ink px-1.5 py-0.5 text-paper text-xs tabular-nums ltr:-translate-x-1/2 rtl:translate-x-1/2"
          style={{ insetInlineStart: percent((shown.from + Math.min(shown.to, 1440)) / 2) }}
        >
          <span className="whitespace-nowrap">{spanWords(t, shown, region)}</span>
        </span>
      )}
    </div>
  );
}

const Handle = ({
  className,
  onPointerDown,
}: {
  className: string;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}) => (
  <span
    onPointerDown={onPointerDown}
    className={cx("absolute inset-y-0 grid w-3 cursor-ew-resize place-items-center", className)}
  >
    <span className="h-3 w-0.5 rounded-full bg-accent-ink/70 opacity-0 transition-opacity group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:opacity-100" />
  </span>
);

/** Every three hours a line. */
const Lines = () => (
  <div
    className="pointer-events-none absolute inset-0"
    style={{
      backgroundImage:
        "repeating-linear-gradient(to right, transparent 0 calc(12.5% - 1px), var(--hairline) calc(12.5% - 1px) 12.5%)",
    }}
  />
);

/** The hours above the strips of a week. */
export const StripAxis = ({ region }: { region: string }) => (
  <div aria-hidden="true" className="relative h-5 text-muted text-xs tabular-nums">
    {[0, 360, 720, 1080].map((minute) => (
      <span key={minute} className="absolute" style={{ insetInlineStart: percent(minute) }}>
        {clockWords(minute, region)}
      </span>
    ))}
  </div>
);
