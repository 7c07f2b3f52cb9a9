"use client";

import { lazy, Suspense, useState } from "react";
import { ChevronMark, GlobeMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { zoneLabel } from "#lib/time/format.ts";

/** Four hundred zones and their search come only when somebody wants another one. */
const ZoneList = lazy(async () => ({ default: (await import("./zone-list.tsx")).ZoneList }));

interface Props {
  zone: string;
  business: { name: string; timezone: string };
  now: number;
  region: string;
  onZone: (zone: string) => void;
}

/** Says which zone the times are in, and lets it be changed. */
export function ZoneBar({ zone, business, now, region, onZone }: Props) {
  const t = useTranslator("booking");
  const [open, setOpen] = useState(false);
  const label = zoneLabel(zone, now, region);
  const close = () => {
    setOpen(false);
    document.getElementById("zone-change")?.focus();
  };
  return (
    <div className="border-hairline border-t px-5 py-2 sm:px-6">
      <button
        type="button"
        id="zone-change"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="-mx-2 inline-flex min-h-11 max-w-[calc(100%+1rem)] items-center gap-2 rounded-md px-2 text-start text-muted text-sm hover:bg-sunken hover:text-ink"
      >
        <GlobeMark className="size-4 shrink-0" />
        <span className="min-w-0">{t("zone.shown", { zone: label })}</span>
        <ChevronMark className={open ? "size-4 shrink-0 rotate-180" : "size-4 shrink-0"} />
        <span className="sr-only">{t("zone.change")}</span>
      </button>
      {open && (
        <Suspense fallback={<div className="h-14" />}>
          <ZoneList
            {...{ zone, business, now, region }}
            onClose={close}
            onZone={(next) => {
              onZone(next);
              close();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
