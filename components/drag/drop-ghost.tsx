"use client";

import { topOf } from "#components/dashboard/grid-scale.ts";
import { cx } from "#components/ui/classes.ts";
import { formatDuration, formatTime, formatTimeRange } from "#lib/time/format.ts";
import { useBoard } from "./drag-board.tsx";

/** Where what is in the hand would land in this column, with its new time; solid while that is being saved. */
export function DropGhost({ column }: { column: string }) {
  const drag = useBoard();
  if (drag?.hand?.spot.column !== column) return null;
  const { hand, board, region } = drag;
  const { from, to } = hand.spot;
  const saving = hand.grasp === "saving";
  const look = cx(
    "pointer-events-none overflow-hidden rounded-sm border-2 px-2 py-0.5 text-xs shadow-float",
    saving ? "border-accent bg-accent-wash" : "border-accent-text border-dashed bg-accent-wash/90",
  );
  if (board.axis === "days")
    return (
      <div data-ghost="" aria-hidden="true" className={cx("mt-1", look)}>
        <span className="block font-semibold tabular-nums">{formatTime(from, region, board.zone)}</span>
        <span className="block truncate">{hand.held.name}</span>
      </div>
    );
  const { shown } = board;
  return (
    <div
      data-ghost=""
      aria-hidden="true"
      className={cx("absolute inset-x-1 z-10", look)}
      style={{ top: topOf(from, shown.from), height: Math.max(24, topOf(to, from)) }}
    >
      <span className="block truncate font-semibold tabular-nums">
        {formatTimeRange(from, to, region, board.zone)}
      </span>
      {to - from >= 30 && (
        <span className="block truncate">
          {hand.held.name} · {formatDuration(to - from, region)}
        </span>
      )}
    </div>
  );
}
