import Link from "next/link";
import { StatusBadge } from "#components/ui/badge.tsx";
import { cx } from "#components/ui/classes.ts";
import type { AgendaEntry } from "#lib/agenda/day.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatTime } from "#lib/time/format.ts";
import { entryStep } from "./entry-steps.ts";
import { statusTone } from "./status-tone.ts";

interface Props {
  t: Translator<"bookings">;
  entry: AgendaEntry;
  /** Names of who does it. */
  staff: string;
  region: string;
  zone: string;
  href: string;
  selected: boolean;
}

/** One entry as a line: the day on a phone, lists, the week. */
export function EntryRow({ t, entry, staff, region, zone, href, selected }: Props) {
  const seats = entry.seats && t("seats", entry.seats);
  return (
    <Link
      href={href}
      scroll={false}
      {...entryStep(entry.from)}
      aria-current={selected || undefined}
      className={cx(
        "flex min-h-14 items-center gap-3 px-3 py-2 -outline-offset-2 hover:bg-sunken",
        selected && "bg-accent-wash",
      )}
    >
      <span className="w-18 shrink-0 tabular-nums">
        <span className="block">{formatTime(entry.from, region, zone)}</span>
        <span className="block text-muted text-xs">
          {t("row.until", { time: formatTime(entry.to, region, zone) })}
        </span>
      </span>
      <span className="min-w-0 grow">
        <span className="block truncate font-medium">{entry.customer ?? entry.service}</span>
        <span className="block truncate text-muted text-xs">
          {[entry.customer ? entry.service : seats, staff].filter(Boolean).join(" · ")}
        </span>
      </span>
      {entry.status !== "confirmed" && (
        <StatusBadge tone={statusTone[entry.status]}>{t(`status.${entry.status}`)}</StatusBadge>
      )}
    </Link>
  );
}
