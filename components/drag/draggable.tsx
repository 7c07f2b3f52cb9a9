"use client";

import type { ReactNode } from "react";
import { cx } from "#components/ui/classes.ts";
import type { Held } from "./spots.ts";
import { useGrip } from "./use-grip.ts";

interface Props {
  held: Held;
  /** Whether its lower edge changes the length. */
  resizable: boolean;
  children: ReactNode;
}

/** Around a booking in the calendar: what can be taken. The link inside stays what is pressed and what has the focus. */
export function Draggable({ held, resizable, children }: Props) {
  const grip = useGrip(held, resizable);
  if (!grip) return children;
  return (
    <div
      {...grip.handlers}
      data-drag-booking={held.booking}
      className={cx("group/drag relative h-full select-none", grip.inHand && "opacity-40")}
    >
      {children}
      {resizable && (
        <span
          data-edge=""
          aria-hidden="true"
          className="absolute inset-x-2 bottom-0 h-1.5 cursor-ns-resize rounded-full group-hover/drag:bg-ink/20"
        />
      )}
    </div>
  );
}
