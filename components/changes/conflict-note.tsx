"use client";

import { WarningMark } from "#components/ui/marks.tsx";
import { useTranslator } from "#components/ui/messages.tsx";
import { bookingStatuses } from "#lib/booking/states.ts";
import type { MeanwhileChange, Problem } from "#lib/errors.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatAgo, formatDateTime, formatDuration } from "#lib/time/format.ts";

interface Props {
  problem: Problem;
  zone: string;
  region: string;
}

const minuteOf = (text: unknown) => Math.floor(Date.parse(String(text)) / 60_000);

/** What somebody else made of the booking in the meantime, in words: "Ben moved this to Tue 10:00, 2 minutes ago." */
export function ConflictNote({ problem, zone, region }: Props) {
  const t = useTranslator("changes");
  const status = useTranslator("bookings");
  const changes = problem.changes ?? [];
  const now = Date.now() / 60_000;
  return (
    <div role="alert" className="rounded-md border border-caution/40 bg-caution-wash px-3 py-2.5 text-sm">
      <p className="flex gap-2 font-medium text-caution">
        <WarningMark className="mt-0.5 size-4 shrink-0" />
        {t(changes.length > 0 ? "conflict.title" : "conflict.unknown")}
      </p>
      {changes.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-1 ps-6 [overflow-wrap:anywhere]">
          {changes.map((change) => (
            <li key={`${change.at} ${change.field} ${change.after}`}>
              {t(`conflict.${change.field}`, {
                who: change.byName ?? t(`by.${change.by}`),
                before: valueWords(change, "before"),
                after: valueWords(change, "after"),
                ago: agoWords(now - minuteOf(change.at)),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );

  function agoWords(minutes: number): string {
    return minutes < 1.5 ? t("conflict.justNow") : formatAgo(minutes, region);
  }
  function valueWords(change: MeanwhileChange, side: "before" | "after"): string {
    return wordsOf(change, side, { t, status, zone, region });
  }
}

interface Words {
  t: Translator<"changes">;
  status: Translator<"bookings">;
  zone: string;
  region: string;
}

function wordsOf(change: MeanwhileChange, side: "before" | "after", words: Words): string {
  const value = change[side];
  if (value === null) return words.t("conflict.nobody");
  if (change.field === "start") return formatDateTime(minuteOf(value), words.region, words.zone, "short");
  if (change.field === "durationMinutes") return formatDuration(Number(value), words.region);
  const known = bookingStatuses.find((name) => name === value);
  if (change.field === "status" && known) return words.status(`status.${known}`);
  return (side === "before" ? change.beforeName : change.afterName) ?? String(value);
}
