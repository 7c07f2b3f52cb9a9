"use client";

import { useEffect, useRef } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { CheckMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { startText } from "#lib/booking/start-text.ts";
import { paths } from "#lib/paths.ts";
import { formatDateTime } from "#lib/time/format.ts";

interface Props {
  /** RFC 3339. */
  starts: readonly string[];
  business: { slug: string };
  service: { slug: string };
  staff: string;
  zone: string;
  region: string;
}

/** Nobody has to wait for what is free: the times that fit, each a press away. */
export function FreeTimes({ starts, business, service, staff, zone, region }: Props) {
  const t = useTranslator("waitlist");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-md border border-good/40 bg-good-wash p-4">
      <p className="flex gap-2 font-semibold text-good">
        <CheckMark className="mt-1 size-4 shrink-0" />
        {t("join.free")}
      </p>
      <p className="mt-1 text-sm">{t("join.freeText")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {starts.map((text) => {
          const start = Date.parse(text) / 60_000;
          const query = { start: startText(start), ...(staff ? { staff } : {}) };
          return (
            <a
              key={text}
              href={paths.service(business.slug, service.slug, query)}
              className={buttonClass("secondary", "touch", "px-3 tabular-nums")}
            >
              {formatDateTime(start, region, zone, "short")}
            </a>
          );
        })}
      </div>
    </div>
  );
}
