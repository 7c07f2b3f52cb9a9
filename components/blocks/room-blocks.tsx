"use client";

import Link from "next/link";
import { cx } from "#components/ui/classes.ts";
import { CrossMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import type { AgendaBlock } from "#lib/agenda/day.ts";
import { useBlockTime } from "./block-time.tsx";
import { blockHatch } from "./hatch.ts";
import { useUnblock } from "./use-unblock.ts";
import { spanWords } from "./wall.ts";

interface Props {
  /** With the address that opens each beside the day. */
  rooms: readonly (AgendaBlock & { href: string })[];
  selected: string | null;
}

/** Rooms have no column of their own: what is kept free of them stands above the day. */
export function RoomBlocks({ rooms, selected }: Props) {
  const t = useTranslator("blocks");
  const bookings = useTranslator("bookings");
  const blocking = useBlockTime();
  const { unblock, pending } = useUnblock(blocking?.tenant ?? "");
  if (!blocking || rooms.length === 0) return null;
  return (
    <section
      aria-label={t("rooms")}
      className="flex flex-wrap gap-2 border-hairline border-b px-4 py-2 text-xs max-md:hidden"
    >
      {rooms.map((block) => {
        const time = spanWords(block.from, block.to, { t: bookings, ...blocking });
        const what = [block.unit, block.reason].filter(Boolean).join(": ");
        return (
          <p
            key={block.id}
            className={cx(
              "flex items-center gap-1.5 rounded-sm border border-outline/50 bg-sunken",
              block.id === selected && "outline-2 outline-accent-text",
            )}
            style={blockHatch}
          >
            <Link
              href={block.href}
              scroll={false}
              aria-current={block.id === selected || undefined}
              className="flex min-h-6 flex-wrap items-center gap-x-1.5 px-2"
            >
              <span className="font-medium">{what}</span>
              <span className="text-muted tabular-nums">{time}</span>
            </Link>
            {block.source === "staff" && (
              <button
                type="button"
                aria-label={t("remove", { what, time })}
                disabled={pending}
                onClick={() => unblock(block.id, time)}
                className="grid size-6 place-items-center rounded-sm text-muted hover:bg-surface hover:text-ink"
              >
                <CrossMark className="size-3" />
              </button>
            )}
          </p>
        );
      })}
    </section>
  );
}
