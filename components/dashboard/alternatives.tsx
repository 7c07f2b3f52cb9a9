"use client";

import { buttonClass } from "#components/ui/button-class.ts";
import { useTranslator } from "#components/ui/messages.tsx";
import type { Problem } from "#lib/errors.ts";
import { formatDateTime } from "#lib/time/format.ts";

interface Props {
  problem: Problem | null;
  zone: string;
  region: string;
  /** Epoch minutes. */
  onPick: (start: number) => void;
}

/** The nearest free times after a refusal, one press away. */
export function Alternatives({ problem, zone, region, onPick }: Props) {
  const t = useTranslator("bookings");
  if (!problem || (problem.code !== "slot_taken" && !problem.alternatives)) return null;
  const starts = (problem.alternatives ?? []).map((text) => Math.floor(Date.parse(text) / 60_000));
  if (starts.length === 0) return <p className="text-muted">{t("taken.none")}</p>;
  return (
    <div>
      <p className="mb-1.5 text-muted">{t("taken.text")}</p>
      <div className="flex flex-wrap gap-1.5">
        {starts.map((start) => (
          <button
            key={start}
            type="button"
            onClick={() => onPick(start)}
            className={buttonClass("secondary", "compact", "font-normal")}
          >
            {formatDateTime(start, region, zone, "short")}
          </button>
        ))}
      </div>
    </div>
  );
}
