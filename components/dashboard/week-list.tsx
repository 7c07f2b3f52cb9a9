import Link from "next/link";
import { KeptFree } from "#components/blocks/kept-free.tsx";
import { spanWords } from "#components/blocks/wall.ts";
import { Draggable } from "#components/drag/draggable.tsx";
import { DropGhost } from "#components/drag/drop-ghost.tsx";
import { howToDrag } from "#components/drag/spots.ts";
import { cx } from "#components/ui/classes.ts";
import type { WeekDay } from "#lib/agenda/loaders.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatPlainDate, formatTime } from "#lib/time/format.ts";
import { entryStep } from "./entry-steps.ts";
import type { HrefOf } from "./href-of.ts";
import { StateShape } from "./state-shape.tsx";

interface Props {
  t: Translator<"bookings">;
  days: readonly WeekDay[];
  today: string;
  region: string;
  zone: string;
  dayHref: (date: string) => string;
  hrefOf: HrefOf;
  selected: string | null;
  mayMove: boolean;
}

/** In the order of time, who is off all day first. */
const linesOf = ({ entries, blocks, away }: Omit<WeekDay, "date">) => [
  ...away.filter(({ allDay }) => allDay),
  ...[...entries, ...blocks, ...away.filter(({ allDay }) => !allDay)].sort((a, b) => a.from - b.from),
];

/** Seven days side by side, each a short list; under each other on a phone. */
export function WeekList({ t, days, today, region, zone, dayHref, hrefOf, selected, mayMove }: Props) {
  const entryLink = (entry: WeekDay["entries"][number]) => (
    <Link
      href={hrefOf(entry)}
      scroll={false}
      {...entryStep(entry.from)}
      draggable={false}
      aria-describedby={entry.grip && mayMove ? howToDrag : undefined}
      aria-current={entry.id === selected || undefined}
      className={cx(
        "block rounded-sm border-accent border-s-3 bg-accent-wash px-2 py-1 text-xs",
        entry.id === selected && "outline-2 outline-accent-text",
      )}
    >
      <span className="block text-muted tabular-nums">{formatTime(entry.from, region, zone)}</span>
      <span className="flex items-center gap-1 font-semibold">
        <StateShape status={entry.status} />
        <span className="truncate">{entry.customer ?? entry.service}</span>
        {entry.status !== "confirmed" && <span className="sr-only">{t(`status.${entry.status}`)}</span>}
      </span>
      <span className="block truncate text-muted">{entry.seats ? t("seats", entry.seats) : entry.staff}</span>
    </Link>
  );
  const movable = (entry: WeekDay["entries"][number], date: string) => {
    const { grip, id: booking, from, to } = entry;
    const link = entryLink(entry);
    if (!grip || !mayMove) return link;
    const held = { ...grip, booking, from, to, column: date, staff: grip.staff ?? undefined };
    return (
      <Draggable held={{ ...held, name: entry.customer ?? entry.service }} resizable={false}>
        {link}
      </Draggable>
    );
  };
  return (
    <div className="grid gap-px bg-hairline md:min-h-full md:grid-cols-7 md:overflow-x-auto">
      {days.map(({ date, entries, blocks, away }) => (
        <section key={date} data-drag-column={date} className="min-w-0 bg-paper p-2 md:min-w-32">
          <h2 className="mb-2 text-sm">
            <Link
              href={dayHref(date)}
              className={cx(
                "block rounded-md px-2 py-1 hover:bg-sunken",
                date === today && "bg-accent text-accent-ink hover:bg-accent",
              )}
            >
              {formatPlainDate(date, region, "short")}
            </Link>
          </h2>
          <ul className="flex flex-col gap-1">
            {linesOf({ entries, blocks, away }).map((line) => (
              <li key={line.id}>
                {"customer" in line ? (
                  movable(line, date)
                ) : (
                  <KeptFree
                    href={"allDay" in line ? null : hrefOf({ id: line.id, kind: "block" })}
                    selected={line.id === selected}
                    what={"allDay" in line ? t("column.away") : line.reason || t("column.blocked")}
                    who={line.staff}
                    time={
                      "allDay" in line && line.allDay
                        ? null
                        : spanWords(line.from, line.to, { t, region, zone })
                    }
                  />
                )}
              </li>
            ))}
          </ul>
          <DropGhost column={date} />
          {entries.length + blocks.length + away.length === 0 && (
            <p className="px-2 text-muted text-xs">{t("column.count", { count: 0 })}</p>
          )}
        </section>
      ))}
    </div>
  );
}
