"use client";

import Link from "next/link";
import { cx } from "#components/ui/classes.ts";
import { CrossMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { AgendaBlock } from "#lib/agenda/day.ts";
import { blockHatch } from "./hatch.ts";
import { useUnblock } from "./use-unblock.ts";

interface Props {
  tenant: string;
  block: AgendaBlock;
  /** Opens it beside the day. */
  href: string;
  selected: boolean;
  /** "12:00 – 1:00 PM" */
  time: string;
  /** How long it is in the picture, minutes: a short one has room for one line. */
  minutes: number;
  mayRemove: boolean;
}

/** Time kept free, in somebody's column: hatched, with its reason, and gone with one press. */
export function BlockShape({ tenant, block, href, selected, time, minutes, mayRemove }: Props) {
  const t = useTranslator("blocks");
  const { unblock, pending } = useUnblock(tenant);
  const short = minutes < 40;
  const what = block.reason || t(block.source === "calendar" ? "calendar" : "plain");
  return (
    <div
      className={cx(
        "flex h-full min-h-5 gap-1 overflow-hidden rounded-sm border border-outline/50 bg-sunken ps-2 text-xs",
        short ? "items-center" : "items-start",
        selected ? "outline-2 outline-accent-text" : "hover:shadow-float",
        pending && "opacity-60",
      )}
      style={blockHatch}
    >
      <Link
        href={href}
        scroll={false}
        aria-current={selected || undefined}
        className={cx("min-w-0 grow self-stretch", short ? "content-center truncate" : "py-1")}
      >
        <span className={cx("font-medium", !short && "line-clamp-2")}>{what}</span>
        <span className={short ? "sr-only" : "block text-muted tabular-nums"}>{time}</span>
      </Link>
      {mayRemove && block.source === "staff" && (
        <button
          type="button"
          aria-label={t("remove", { what, time })}
          disabled={pending}
          onClick={() => unblock(block.id, time)}
          className="grid h-full max-h-6 w-6 shrink-0 place-items-center rounded-sm text-muted hover:bg-surface hover:text-ink"
        >
          <CrossMark className="size-3" />
        </button>
      )}
    </div>
  );
}
