"use client";

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";
import { hourHeight } from "#components/dashboard/grid-scale.ts";
import { useBoard } from "./drag-board.tsx";
import { endAt, type Held, onDate, spotAt, stepped } from "./spots.ts";

/** So far the pointer goes before a press becomes a drag, pixels. */
const slack = 4;
const edge = 48;

interface Press {
  x: number;
  y: number;
  /** Minutes from its start to where it was pressed. */
  grab: number;
  resize: boolean;
  dragging: boolean;
}

/**
 * The hand on a booking: a mouse or pen drags it, "M" and the arrow keys carry it. Fingers scroll, and move bookings by
 * the form instead. A press that does not move stays the press it is. Null where nothing can be moved.
 */
export function useGrip(held: Held, resizable: boolean) {
  const drag = useBoard();
  const press = useRef<Press | null>(null);
  const dropped = useRef(false);
  if (!drag) return null;
  const { board, hand } = drag;
  const inHand = hand?.held.booking === held.booking;
  const byKeys = inHand && hand.grasp === "keys";

  function down(event: PointerEvent<HTMLElement>) {
    dropped.current = false;
    if (event.pointerType === "touch" || event.button !== 0 || hand !== null) return;
    const { top } = event.currentTarget.getBoundingClientRect();
    const resize = event.target instanceof HTMLElement && event.target.dataset.edge !== undefined;
    const grab = ((event.clientY - top) / hourHeight) * 60;
    press.current = { x: event.clientX, y: event.clientY, grab, resize, dragging: false };
    captureAlong(event);
  }
  function move(event: PointerEvent<HTMLElement>) {
    const now = press.current;
    if (!now || !drag) return;
    if (!now.dragging) {
      if (Math.hypot(event.clientX - now.x, event.clientY - now.y) < slack) return;
      now.dragging = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.take(held, now.resize ? "resize" : "move");
    }
    scrollAlong(event);
    const column = columnAt(event.clientX, event.clientY, now.resize ? held.column : null);
    if (!column) return;
    const id = column.dataset.dragColumn ?? held.column;
    if (board.axis === "days") return drag.carry(onDate(held, board, id));
    const minute =
      board.shown.from + ((event.clientY - column.getBoundingClientRect().top) / hourHeight) * 60;
    const still = { column: held.column, from: held.from, to: held.to };
    drag.carry(
      now.resize ? endAt(board, still, minute) : spotAt(board, held, id, Math.round(minute - now.grab)),
    );
  }
  function up() {
    const was = press.current;
    press.current = null;
    if (!was?.dragging) return;
    dropped.current = true;
    drag?.drop();
  }
  function lost() {
    if (press.current?.dragging) drag?.put();
    press.current = null;
  }
  function click(event: MouseEvent) {
    if (!dropped.current) return;
    dropped.current = false;
    event.preventDefault();
    event.stopPropagation();
  }
  function key(event: KeyboardEvent) {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (!byKeys) {
      if (event.key.toLowerCase() !== "m" || hand !== null) return;
      // Beside its open panel the key is the panel's: "Move" in there has all the choices.
      if (event.currentTarget.querySelector("[aria-current]")) return;
      event.preventDefault();
      return drag?.take(held, "keys");
    }
    const next = stepped(board, held, hand.spot, event.key, event.shiftKey && resizable);
    if (next) drag?.carry(next);
    else if (event.key === "Enter") drag?.drop();
    else if (event.key === "Escape") drag?.put();
    else return;
    event.preventDefault();
  }
  return {
    inHand,
    handlers: {
      onPointerDown: down,
      onPointerMove: move,
      onPointerUp: up,
      onLostPointerCapture: lost,
      onClickCapture: click,
      onKeyDown: key,
      onBlur: () => byKeys && drag.put(),
    },
  };
}

/**
 * Takes the pointer once it has gone far enough, wherever it is by then: a quick hand leaves a thin edge at once. Not
 * before, or a plain press would not reach the link inside.
 */
function captureAlong({ currentTarget, pointerId, clientX, clientY }: PointerEvent<HTMLElement>) {
  const done = new AbortController();
  const listen = { signal: done.signal };
  window.addEventListener("pointerup", () => done.abort(), listen);
  window.addEventListener("pointercancel", () => done.abort(), listen);
  window.addEventListener(
    "pointermove",
    (now) => {
      if (now.pointerId !== pointerId || Math.hypot(now.clientX - clientX, now.clientY - clientY) < slack)
        return;
      done.abort();
      currentTarget.setPointerCapture(pointerId);
    },
    listen,
  );
}

/** The column under the pointer; with `only`, that one wherever the pointer is. */
const columnAt = (x: number, y: number, only: string | null): HTMLElement | null =>
  only === null
    ? (document
        .elementsFromPoint(x, y)
        .find(
          (found): found is HTMLElement => found instanceof HTMLElement && "dragColumn" in found.dataset,
        ) ?? null)
    : document.querySelector<HTMLElement>(`[data-drag-column="${only}"]`);

/** Near the upper or lower edge of what scrolls, it scrolls along. */
function scrollAlong({ currentTarget, clientY }: PointerEvent<HTMLElement>) {
  const box = currentTarget.closest(".overflow-auto");
  if (!box) return;
  const { top, bottom } = box.getBoundingClientRect();
  const by = clientY > bottom - edge ? 12 : clientY < top + edge ? -12 : 0;
  if (by !== 0) box.scrollBy(0, by);
}
