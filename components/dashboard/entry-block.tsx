"use client";

import Link from "next/link";
import { cx } from "#components/ui/classes.ts";
import type { BookingStatus } from "#lib/booking/states.ts";
import { entryStep } from "./entry-steps.ts";
import { useOpenedAt } from "./live.tsx";
import { StateShape } from "./state-shape.tsx";

interface Props {
  href: string;
  /** What the block has no room for, in words for screen readers. */
  label: string;
  time: string;
  title: string;
  detail: string;
  status: BookingStatus;
  selected: boolean;
  createdMs: number;
  /** Minutes since the epoch. */
  from: number;
  freshLabel: string;
  /** Id of what says how it is moved. */
  describedBy?: string | undefined;
  /** Minutes it lasts: a short one has room for one line only. */
  minutes: number;
}

const looks: Partial<Record<BookingStatus, string>> = {
  held: "border-caution bg-caution-wash",
  completed: "border-good bg-good-wash",
  no_show: "border-bad bg-bad-wash",
};

/** One booking in the day's grid; opens beside it. What came in since the page was opened says so. */
export function EntryBlock({
  href,
  label,
  time,
  title,
  detail,
  status,
  selected,
  createdMs,
  ...rest
}: Props) {
  const fresh = createdMs > useOpenedAt();
  const short = rest.minutes < 40;
  return (
    <Link
      href={href}
      scroll={false}
      {...entryStep(rest.from)}
      draggable={false}
      aria-describedby={rest.describedBy}
      aria-current={selected || undefined}
      className={cx(
        "flex h-full min-h-5 scroll-my-16 overflow-hidden rounded-sm border-s-3 px-2 text-xs transition-shadow",
        short ? "items-center gap-2 py-0" : "flex-col py-1",
        looks[status] ?? "border-accent bg-accent/15",
        selected ? "outline-2 outline-accent-text" : "hover:shadow-float",
        fresh && "ring-2 ring-accent",
      )}
    >
      <span className="flex min-w-0 items-center gap-1.5 font-semibold">
        <StateShape status={status} />
        <span className="truncate">{title}</span>
        {fresh && (
          <span className="shrink-0 rounded-full bg-accent px-1.5 font-medium text-accent-ink">
            {rest.freshLabel}
          </span>
        )}
      </span>
      <span className={cx("truncate text-muted", short && "shrink")}>{detail}</span>
      {rest.minutes >= 60 && <span className="truncate text-muted tabular-nums">{time}</span>}
      <span className="sr-only">{label}</span>
    </Link>
  );
}
