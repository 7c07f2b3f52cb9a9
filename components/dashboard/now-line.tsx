"use client";

import { useEffect, useState } from "react";
import { topOf } from "./grid-scale.ts";

/** Where the day has got to; moves on by itself. `now`: epoch minutes by the server's clock. */
export function NowLine({
  from,
  to,
  now: first,
  label,
}: {
  from: number;
  to: number;
  now: number;
  label: string;
}) {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const tick = () => setNow(Math.floor(Date.now() / 60_000));
    tick();
    const timer = setInterval(tick, 30_000);
    return () => clearInterval(timer);
  }, []);
  if (now < from || now > to) return null;
  return (
    <div
      className="pointer-events-none absolute inset-x-0 z-10 border-bad border-t-2"
      style={{ top: topOf(now, from) }}
    >
      <span className="absolute -top-2 start-0 rounded-sm bg-bad px-1 font-medium text-paper text-xs leading-4">
        {label}
      </span>
    </div>
  );
}
