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
  /** Opens it beside the list. */
  href: string;
  selected: boolean;
  /** Whose time: a person's name or a room's. */
  who: string;
  /** Where it begins and where it ends, as the rows around it say it. */
  begins: string;
  until: string;
  time: string;
  mayRemove: boolean;
}

/** Time kept free, as a line among the day's bookings. */
export function KeptFreeRow({ tenant, block, href, selected, who, begins, until, time, mayRemove }: Props) {
  const t = useTranslator("blocks");
  const { unblock, pending } = useUnblock(tenant);
  const what = block.reason || t(block.source === "calendar" ? "calendar" : "plain");
  return (
    <div className={cx("flex items-center bg-sunken pe-3", selected && "bg-accent-wash")} style={blockHatch}>
      <Link
        href={href}
        scroll={false}
        aria-current={selected || undefined}
        className="flex min-h-14 min-w-0 grow items-center gap-3 py-2 ps-3 -outline-offset-2"
      >
        <span className="w-18 shrink-0 tabular-nums">
          <span className="block">{begins}</span>
          <span className="block text-muted text-xs">{until}</span>
        </span>
        <span className="min-w-0 grow">
          <span className="block truncate font-medium">{what}</span>
          <span className="block truncate text-muted text-xs">
            {[block.reason ? t("plain") : null, who].filter(Boolean).join(" · ")}
          </span>
        </span>
      </Link>
      {mayRemove && block.source === "staff" && (
        <button
          type="button"
          aria-label={t("remove", { what, time })}
          disabled={pending}
          onClick={() => unblock(block.id, time)}
          className="grid size-11 shrink-0 place-items-center rounded-md text-muted hover:bg-surface hover:text-ink"
        >
          <CrossMark />
        </button>
      )}
    </div>
  );
}
