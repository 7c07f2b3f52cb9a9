import type { WallSpan } from "#lib/availability/rules.ts";

/** Moving, stretching and drawing openings on a day's strip: they snap to quarters and never run into each other. */

const DAY = 1440;
const quarter = 15;

const snap = (minute: number): number => Math.round(minute / quarter) * quarter;
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** How far the one at `at` may reach: from the end of the one before to the start of the one after. */
function roomAround(spans: readonly WallSpan[], { from, to }: WallSpan, at: number): WallSpan {
  const others = spans.filter((_, index) => index !== at);
  return {
    from: Math.max(0, ...others.filter((other) => other.from < from).map((other) => other.to)),
    to: Math.min(2 * DAY, ...others.filter((other) => other.from >= to).map((other) => other.from)),
  };
}

const replaced = (spans: readonly WallSpan[], at: number, span: WallSpan): WallSpan[] =>
  spans.map((old, index) => (index === at ? span : old));

/** The whole opening to another start, its length kept. */
export function moved(spans: readonly WallSpan[], at: number, start: number): WallSpan[] {
  const span = spans[at];
  if (!span) return [...spans];
  const room = roomAround(spans, span, at);
  const length = span.to - span.from;
  const from = clamp(snap(start), room.from, Math.min(room.to - length, DAY - quarter));
  return replaced(spans, at, { from, to: from + length });
}

/** One of its ends to another minute; at least a quarter stays, at most a day. */
export function resized(
  spans: readonly WallSpan[],
  at: number,
  edge: "from" | "to",
  minute: number,
): WallSpan[] {
  const span = spans[at];
  if (!span) return [...spans];
  const room = roomAround(spans, span, at);
  const { from, to } = span;
  return replaced(
    spans,
    at,
    edge === "to"
      ? { from, to: clamp(snap(minute), from + quarter, Math.min(room.to, from + DAY)) }
      : { from: clamp(snap(minute), Math.max(room.from, to - DAY), Math.min(to, DAY) - quarter), to },
  );
}

/** A new opening from where the pointer went down to where it is; null as long as it would be nothing. */
export function drawn(spans: readonly WallSpan[], anchor: number, minute: number): WallSpan[] | null {
  const start = snap(anchor);
  const room = roomAround(spans, { from: start, to: start }, -1);
  const from = clamp(snap(Math.min(anchor, minute)), room.from, DAY - quarter);
  const to = clamp(snap(Math.max(anchor, minute)), from, Math.min(room.to, from + DAY));
  const covered = spans.some((span) => span.from < to && from < span.to);
  return to - from < quarter || from >= DAY || covered ? null : [...spans, { from, to }];
}

/** What a key does to the opening at `at`; null for keys that are not the strip's. */
export function pressed(
  spans: readonly WallSpan[],
  at: number,
  key: string,
  rtl: boolean,
): WallSpan[] | null {
  const span = spans[at];
  if (!span) return null;
  const forth = rtl ? -quarter : quarter;
  switch (key) {
    case "ArrowRight":
      return moved(spans, at, span.from + forth);
    case "ArrowLeft":
      return moved(spans, at, span.from - forth);
    case "ArrowUp":
      return resized(spans, at, "to", span.to + quarter);
    case "ArrowDown":
      return resized(spans, at, "to", span.to - quarter);
    case "PageUp":
      return moved(spans, at, span.from + 60);
    case "PageDown":
      return moved(spans, at, span.from - 60);
    case "Home":
      return moved(spans, at, 0);
    case "End":
      return moved(spans, at, DAY - (span.to - span.from));
    case "Delete":
      return spans.filter((_, index) => index !== at);
    default:
      return null;
  }
}
