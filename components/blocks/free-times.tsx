"use client";

import { useRouter } from "next/navigation";
import { type PointerEvent, useRef, useState } from "react";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { hourHeight, topOf } from "#components/dashboard/grid-scale.ts";
import { cx } from "#components/ui/classes.ts";
import { PlusMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { optionClass, popoverClass } from "#components/ui/popover-class.ts";
import { paths } from "#lib/paths.ts";
import { formatTime } from "#lib/time/format.ts";
import { useBlockTime } from "./block-time.tsx";
import { useOffered } from "./use-offered.ts";
import { wallAt } from "./wall.ts";

interface Props {
  /** The minute at the top of the column, and the one at its foot. */
  from: number;
  to: number;
  date: string;
  person: { slug: string; name: string };
}

const step = 15;

/**
 * The empty part of somebody's column: a press opens what can be begun at that minute, and why customers are not offered
 * it. It lies under what stands in the column. For the pointer only; the keyboard has N and B.
 */
export function FreeTimes({ from, to, date, person }: Props) {
  const t = useTranslator("blocks");
  const router = useRouter();
  const blocking = useBlockTime();
  const ghost = useRef<HTMLSpanElement>(null);
  const [minute, setMinute] = useState<number | null>(null);
  const [open, setOpen] = useState(false);
  const [near, setNear] = useState(false);
  const offered = useOffered({ tenant: blocking?.tenant ?? "", staff: person.slug, date, enabled: near });
  if (!blocking) return null;
  const { tenant, zone, region } = blocking;

  const follow = ({ currentTarget, clientY }: PointerEvent<HTMLElement>) => {
    if (open) return;
    setNear(true);
    const steps = Math.floor(
      (clientY - currentTarget.getBoundingClientRect().top) / (hourHeight / 60) / step,
    );
    const under = Math.min(Math.max(from, from + steps * step), to - step);
    setMinute(under + step > Date.now() / 60_000 ? under : null);
  };
  const time = minute === null ? "" : formatTime(minute, region, zone);
  const why =
    minute !== null && offered?.ask && !offered.starts.includes(minute)
      ? { service: offered.ask.service, wall: wallAt(minute, offered.ask.zone) }
      : null;
  const act = (key: string | number) => {
    if (minute === null) return;
    setOpen(false);
    if (key === "book")
      return router.push(
        paths.dashboard.newBooking(tenant, { date, start: String(minute), staff: person.slug }),
      );
    if (key === "why" && why)
      return router.push(
        paths.dashboard.whyNot(tenant, {
          service: why.service,
          staff: person.slug,
          date: why.wall.slice(0, 10),
          time: why.wall.slice(11),
        }),
      );
    const until = Math.min(minute + 60, Math.max(to, minute + step));
    blocking.open({ staff: person.slug, from: wallAt(minute, zone), to: wallAt(until, zone) });
  };
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t("pick", { name: person.name })}
        className="absolute inset-0 cursor-default"
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => !open && setMinute(null)}
        onClick={() => minute !== null && setOpen(true)}
      />
      {minute !== null && (
        <span
          ref={ghost}
          aria-hidden="true"
          className={cx(
            "pointer-events-none absolute inset-x-1 flex items-center gap-1 rounded-sm border border-accent-text border-dashed bg-accent-wash px-1.5 text-accent-text text-xs",
          )}
          style={{ top: topOf(minute, from), height: (hourHeight * 30) / 60 - 2 }}
        >
          <PlusMark className="size-3" />
          {time}
        </span>
      )}
      <Popover
        triggerRef={ghost}
        isOpen={open}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) setMinute(null);
        }}
        className={cx(popoverClass, "min-w-44")}
        placement="bottom start"
        offset={4}
      >
        <Menu
          aria-label={t("pickMenu", { name: person.name, time })}
          autoFocus="first"
          className="p-1 outline-none"
          onAction={act}
        >
          <MenuItem id="book" className={optionClass}>
            {t("book", { time })}
          </MenuItem>
          <MenuItem id="block" className={optionClass}>
            {t("block")}
          </MenuItem>
          {why && (
            <MenuItem id="why" className={optionClass}>
              {t("whyNot")}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </>
  );
}
