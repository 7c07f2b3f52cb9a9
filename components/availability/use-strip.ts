import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { WallSpan } from "#lib/availability/rules.ts";
import { drawn, moved, pressed, resized } from "./strip.ts";

export type Grip = "whole" | "from" | "to" | "new";

interface Drag {
  grip: Grip;
  at: number;
  /** The openings as they were: every movement is reckoned from them, so that nothing adds up. */
  spans: readonly WallSpan[];
  /** Minute under the pointer when it went down. */
  minute: number;
}

const isRtl = (element: Element): boolean => getComputedStyle(element).direction === "rtl";

/** Dragging and arrow keys on one day's strip. `held`: the opening that is in the hand. */
export function useStrip(spans: readonly WallSpan[], onChange: (spans: WallSpan[]) => void) {
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const [held, setHeld] = useState<number | null>(null);

  const minuteAt = (event: PointerEvent): number => {
    const element = track.current;
    if (!element) return 0;
    const box = element.getBoundingClientRect();
    const along = isRtl(element) ? box.right - event.clientX : event.clientX - box.left;
    return (along / box.width) * 1440;
  };
  const take = (grip: Grip, at: number) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    track.current?.setPointerCapture(event.pointerId);
    drag.current = { grip, at, spans, minute: minuteAt(event) };
    if (grip !== "new") setHeld(at);
  };
  const drop = () => {
    drag.current = null;
    setHeld(null);
  };
  const onPointerMove = (event: PointerEvent) => {
    const now = drag.current;
    if (!now) return;
    const minute = minuteAt(event);
    const span = now.spans[now.at];
    const by = minute - now.minute;
    if (now.grip === "new") {
      const next = drawn(now.spans, now.minute, minute);
      setHeld(next ? now.at : null);
      onChange(next ?? [...now.spans]);
    } else if (span)
      onChange(
        now.grip === "whole"
          ? moved(now.spans, now.at, span.from + by)
          : resized(now.spans, now.at, now.grip, span[now.grip] + by),
      );
  };

  const onKeyDown = (at: number) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = pressed(spans, at, event.key, isRtl(event.currentTarget));
    if (!next) return;
    event.preventDefault();
    onChange(next);
  };

  return {
    track,
    held,
    take,
    onKeyDown,
    listeners: { onPointerMove, onPointerUp: drop, onPointerCancel: drop, onLostPointerCapture: drop },
  };
}
