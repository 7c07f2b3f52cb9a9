"use client";

import { type MouseEvent, useEffect, useRef } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { WarningMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { formatDateTime } from "#lib/time/format.ts";

interface Props {
  alternatives: readonly number[];
  zone: string;
  region: string;
  /** The pages of a time and of all times: where no script answers in place. */
  hrefOf: (start: number) => string;
  otherHref: string;
  onStart: (start: number) => void;
  onOther: () => void;
}

/** A lost race, said kindly: the nearest free times are one press away, and what was typed stays. */
export function Taken({ alternatives, zone, region, hrefOf, otherHref, onStart, onOther }: Props) {
  const t = useTranslator("booking");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-caution/40 bg-caution-wash p-4"
    >
      <p className="flex gap-2 font-semibold text-caution">
        <WarningMark className="mt-1 size-4 shrink-0" />
        {t("taken.title")}
      </p>
      <p className="mt-1 text-sm">{t(alternatives.length > 0 ? "taken.text" : "taken.none")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {alternatives.map((start) => (
          <a
            key={start}
            href={hrefOf(start)}
            onClick={inPlace(() => onStart(start))}
            className={buttonClass("secondary", "touch", "px-3 tabular-nums")}
          >
            {formatDateTime(start, region, zone, "short")}
          </a>
        ))}
        <a href={otherHref} onClick={inPlace(onOther)} className={buttonClass("quiet", "touch", "px-3")}>
          {t("taken.other")}
        </a>
      </div>
    </div>
  );
}

const inPlace = (answer: () => void) => (event: MouseEvent) => {
  event.preventDefault();
  answer();
};
