import type { ReactNode } from "react";
import { cx } from "#components/ui/classes.ts";
import type { Band, ExplainDay } from "#lib/availability/explain-day.ts";
import { nameOf, timeOf, type Words } from "#lib/availability/explain-words.ts";
import { clip } from "#lib/availability/intervals.ts";
import type { Minute, Span } from "#lib/availability/rules.ts";
import { bandLooks, lookOf } from "./band-looks.ts";

interface Props {
  words: Words;
  day: ExplainDay;
  /** Starts that are asked about, and how long the service lasts. */
  asked: readonly Minute[];
  minutes: number;
}

/** Labels that fit over the axis of a wide screen; a phone shows every other one. */
const mostLabels = 8;

type Place = (span: Span) => { insetInlineStart: string; width: string };

/** Where a stretch stands on the axis, as shares of it. The axis counts minutes that pass, so no hour is ever wider. */
const placeOn = (shown: Span): Place => {
  const share = (minutes: number) => `${(minutes / (shown.to - shown.from)) * 100}%`;
  return ({ from, to }) => ({ insetInlineStart: share(from - shown.from), width: share(to - from) });
};

const hoursOf = ({ from, to }: Span): Minute[] =>
  Array.from({ length: Math.floor((to - from) / 60) + 1 }, (_, i) => from + i * 60);

/**
 * The day as a picture: a row each for hours, people and rooms, the starts that came of it, and the time asked about
 * as a line through all of them. A table says the same, so to screen readers this is one image.
 */
export function DayBands({ words, day, asked, minutes }: Props) {
  const { t } = words;
  const { shown } = day;
  const place = placeOn(shown);
  const ends = { from: timeOf(words, shown.from), to: timeOf(words, shown.to) };
  const lines = asked.map((from) => (
    <span
      key={from}
      className="absolute -inset-y-px border-ink border-s-2 bg-ink/10"
      style={place({ from, to: Math.min(from + minutes, shown.to) })}
    />
  ));
  return (
    <div role="img" aria-label={t("day.picture", ends)} className="grid sm:grid-cols-[9rem_1fr]">
      <span className="max-sm:hidden" />
      <Axis words={words} shown={shown} />
      {day.bands.map((band) => (
        <Row key={band.subject.id} label={nameOf(words, band.subject)} className="bg-sunken">
          <Pieces band={band} shown={shown} place={place} />
          {lines}
        </Row>
      ))}
      <Row label={t("day.offered")}>
        {day.offered.map((start) => (
          <span
            key={start}
            className="absolute inset-y-1.5 w-0.5 rounded-sm bg-good"
            style={{ insetInlineStart: place({ from: start, to: start }).insetInlineStart }}
          />
        ))}
        {lines}
      </Row>
    </div>
  );
}

function Axis({ words, shown }: { words: Words; shown: Span }) {
  const place = placeOn(shown);
  const all = hoursOf(shown);
  const every = Math.max(1, Math.ceil((all.length - 1) / mostLabels));
  const hours = all.filter((_, index) => index % every === 0);
  return (
    <div className="relative h-5 text-muted text-xs tabular-nums">
      {hours.map((hour, index) => (
        <span
          key={hour}
          className={cx(
            "absolute whitespace-nowrap",
            index > 0 && (hour > shown.to - 30 ? "-translate-x-full" : "-translate-x-1/2"),
            index % 2 === 1 && "max-sm:hidden",
          )}
          style={{ insetInlineStart: place({ from: hour, to: hour }).insetInlineStart }}
        >
          {timeOf(words, hour)}
        </span>
      ))}
    </div>
  );
}

const Row = ({ label, className, children }: { label: string; className?: string; children: ReactNode }) => (
  <>
    <span className="flex items-center truncate border-hairline text-sm max-sm:mt-2 max-sm:text-muted max-sm:text-xs sm:h-9 sm:border-t sm:pe-3">
      <span className="truncate">{label}</span>
    </span>
    <div className={cx("relative h-8 overflow-hidden border-hairline border-t sm:h-9", className)}>
      {children}
    </div>
  </>
);

const Pieces = ({ band, shown, place }: { band: Band; shown: Span; place: Place }) => (
  <>
    {clip(band.open, shown).map((span) => (
      <span
        key={span.from}
        className={cx("absolute -inset-y-px", bandLooks.open.className)}
        style={place(span)}
      />
    ))}
    {hoursOf(shown).map((hour) => (
      <span
        key={hour}
        className="absolute inset-y-0 border-hairline border-s"
        style={{ insetInlineStart: place({ from: hour, to: hour }).insetInlineStart }}
      />
    ))}
    {band.pieces.map((piece) =>
      clip([piece], shown).map((span) => {
        const { className, style } = bandLooks[lookOf(piece)];
        return (
          <span
            key={`${piece.kind} ${span.from} ${span.to} ${piece.id}`}
            className={cx("absolute inset-y-1", className)}
            style={{ ...style, ...place(span) }}
          />
        );
      }),
    )}
  </>
);
