"use client";

import { shortcut } from "#components/dashboard/shortcut.ts";
import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { addDays } from "#lib/time/civil.ts";
import { useBlockTime } from "./block-time.tsx";
import { wallAt } from "./wall.ts";

/** The same as picking an empty time, for the keyboard and for phones: an hour at noon, or from now on today. */
export function BlockButton({ date }: { date: string }) {
  const t = useTranslator("blocks");
  const blocking = useBlockTime();
  if (!blocking) return null;
  const start = () => {
    const now = wallAt(Math.ceil(Date.now() / 60_000 / 15) * 15, blocking.zone);
    const from = now.slice(0, 10) === date && now > `${date}T12:00` ? now : `${date}T12:00`;
    const hour = Number(from.slice(11, 13)) + 1;
    const to =
      hour === 24
        ? `${addDays(date, 1)}T00:${from.slice(14)}`
        : `${date}T${String(hour).padStart(2, "0")}:${from.slice(14)}`;
    blocking.open({ from, to });
  };
  return (
    <Button size="compact" className="max-sm:ms-auto" onClick={start} {...shortcut("b")}>
      {t("block")}
    </Button>
  );
}
