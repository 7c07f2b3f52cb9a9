"use client";

import { Button } from "#components/ui/light/button.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { formatDateTime, formatMonth, formatPlainDate } from "#lib/time/format.ts";
import { dateFromMinute } from "#lib/time/wall.ts";
import type { Ahead } from "./use-months.ts";

interface Props {
  month: string;
  ahead: Ahead | undefined;
  failed: boolean;
  loading: boolean;
  lastDate: string;
  zone: string;
  region: string;
  onRetry: () => void;
}

/** Stands where the times would be: what an empty month means and where to go from it. */
export function MonthNotice({ month, ahead, failed, loading, lastDate, zone, region, onRetry }: Props) {
  const t = useTranslator("booking");
  if (failed)
    return (
      <div role="alert">
        <p>{t("month.failed")}</p>
        <Button className="mt-3" onClick={onRetry}>
          {t("month.retry")}
        </Button>
      </div>
    );
  if (loading) return <p className="text-muted">{t("month.loading")}</p>;
  return (
    <div aria-live="polite">
      <p>{t("month.empty", { month: formatMonth(month, region) })}</p>
      {ahead?.kind === "found" && (
        <button
          type="submit"
          name="date"
          value={dateFromMinute(ahead.start, zone)}
          className="mt-3 min-h-11 rounded-md border border-outline/60 px-4 py-2 text-start font-medium text-accent-text hover:bg-accent-wash"
        >
          {t("month.nextFree", { time: formatDateTime(ahead.start, region, zone, "short") })}
        </button>
      )}
      {ahead?.kind === "none" && (
        <p className="mt-2 text-muted text-sm">
          {t("month.noneAhead", { date: formatPlainDate(lastDate, region, "medium") })}
        </p>
      )}
    </div>
  );
}
