import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { dateStep } from "#components/ui/date-step.ts";
import { datesBetween } from "./year-steps.ts";

interface Options {
  first: string;
  last: string;
  weekStart: number;
}

interface Range {
  anchor: string;
  end: string;
}

const clamp = (date: string, { first, last }: Options): string =>
  date < first ? first : date > last ? last : date;

/**
 * Choosing one day or several in a calendar: a press, a drag, a press with Shift; on the keyboard arrows, Enter and
 * Shift with arrows. One day at a time takes the Tab key.
 */
export function useDateRange(options: Options) {
  const { first, last, weekStart } = options;
  const calendar = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState<Range | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const focusNext = useRef(false);
  const stop = cursor !== null && cursor >= first && cursor <= last ? cursor : first;

  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    calendar.current?.querySelector<HTMLElement>(`[data-date="${cursor}"]`)?.focus();
  }, [cursor]);

  const choose = (date: string, extend: boolean) => {
    setRange((now) => ({ anchor: extend && now ? now.anchor : date, end: date }));
    setCursor(date);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && range) return setRange(null);
    const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const next = dateStep(event.key, stop, weekStart, rtl);
    if (next === null) return;
    event.preventDefault();
    const date = clamp(next, options);
    focusNext.current = true;
    if (event.shiftKey) setRange((now) => ({ anchor: now?.anchor ?? stop, end: date }));
    setCursor(date);
  };
  const dateAt = (event: PointerEvent): string | undefined =>
    event.target instanceof Element
      ? event.target.closest<HTMLElement>("[data-date]")?.dataset.date
      : undefined;
  return {
    calendar,
    range,
    /** The chosen days, ascending. */
    dates: range ? datesBetween(range.anchor, range.end) : [],
    /** The day that Tab leads to. */
    stop,
    clear: () => setRange(null),
    /** The days from the earliest chosen one to `date`. */
    until: (date: string) =>
      setRange((now) => now && { anchor: datesBetween(now.anchor, now.end)[0] ?? date, end: date }),
    choose,
    listeners: {
      onKeyDown,
      /** With the button held down, a mouse draws the range. Fingers scroll. */
      onPointerOver: (event: PointerEvent) => {
        const date = dateAt(event);
        if (event.pointerType === "mouse" && event.buttons === 1 && date && range) choose(date, true);
      },
    },
  };
}
