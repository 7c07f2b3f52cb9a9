import { AwayShape } from "#components/blocks/away-shape.tsx";
import { BlockShape } from "#components/blocks/block-shape.tsx";
import { FreeTimes } from "#components/blocks/free-times.tsx";
import { spanWords } from "#components/blocks/wall.ts";
import { DragBoard } from "#components/drag/drag-board.tsx";
import { Draggable } from "#components/drag/draggable.tsx";
import { howToDrag } from "#components/drag/spots.ts";
import type { AgendaStaff, DayAgenda, PlacedEntry } from "#lib/agenda/day.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatTime, formatTimeRange } from "#lib/time/format.ts";
import { DayColumn } from "./day-column.tsx";
import { EntryBlock } from "./entry-block.tsx";
import { hourHeight, topOf } from "./grid-scale.ts";
import type { HrefOf } from "./href-of.ts";
import { NowLine } from "./now-line.tsx";

interface Props {
  t: Translator<"bookings">;
  tenant: string;
  agenda: DayAgenda;
  /** Whether the viewer may take blocks away, and move bookings. */
  mayBlock: boolean;
  mayMove: boolean;
  region: string;
  /** Epoch minutes. */
  now: number;
  hrefOf: HrefOf;
  selected: string | null;
}

/** The day in columns, one per person. The axis counts minutes that pass, so a day of 23 or 25 hours is true to life. */
export function DayGrid({ t, tenant, agenda, mayBlock, mayMove, region, now, hrefOf, selected }: Props) {
  const { shown, zone, columns, date } = agenda;
  const hours = Array.from({ length: (shown.to - shown.from) / 60 }, (_, index) => shown.from + index * 60);
  const grid = { gridTemplateColumns: `4.5rem repeat(${columns.length}, minmax(9rem, 1fr))` };
  const stateOf = (staff: AgendaStaff | null, count: number): string[] => {
    const away = staff !== null && staff.away.length > 0;
    if (staff?.open.length === 0 && count === 0 && !away) return [t("column.off")];
    return [
      ...(away ? [t("column.away")] : []),
      ...(away && count === 0 ? [] : [t("column.count", { count })]),
    ];
  };
  const block = (entry: PlacedEntry, column: string) => {
    const time = formatTimeRange(entry.from, entry.to, region, zone);
    const seats = entry.seats && t("seats", entry.seats);
    const title = entry.customer ?? entry.service;
    const shape = (
      <EntryBlock
        href={hrefOf(entry)}
        label={[entry.to - entry.from < 60 && time, t(`status.${entry.status}`)].filter(Boolean).join(", ")}
        time={time}
        title={title}
        detail={seats ?? entry.service}
        status={entry.status}
        selected={entry.id === selected}
        createdMs={entry.createdMs}
        from={entry.from}
        freshLabel={t("fresh")}
        minutes={entry.to - entry.from}
        describedBy={entry.grip && mayMove ? howToDrag : undefined}
      />
    );
    const { grip } = entry;
    if (!grip || !mayMove) return shape;
    const { id: booking, from, to } = entry;
    const staff = grip.staff ?? undefined;
    return (
      <Draggable held={{ ...grip, booking, name: title, column, from, to, staff }} resizable>
        {shape}
      </Draggable>
    );
  };
  return (
    <DragBoard
      tenant={tenant}
      region={region}
      axis="people"
      zone={zone}
      shown={shown}
      columns={columns.map(({ staff }) => ({
        id: staff?.slug ?? "",
        name: staff?.name ?? "",
        open: staff?.open ?? [],
      }))}
    >
      <div className="min-w-fit">
        <div className="sticky top-0 z-20 grid border-hairline border-b bg-paper" style={grid}>
          <div />
          {columns.map(({ staff, entries }) => (
            <div key={staff?.id ?? "nobody"} className="min-w-0 border-hairline border-s px-3 py-2">
              <h2 className="truncate font-semibold text-sm">{staff?.name ?? t("column.nobody")}</h2>
              <p className="text-muted text-xs">{stateOf(staff, entries.length).join(" · ")}</p>
            </div>
          ))}
        </div>
        <div className="relative grid" style={grid}>
          <div className="relative" style={{ height: topOf(shown.to, shown.from) }}>
            {hours.map((hour, index) => (
              <span
                key={hour}
                className="absolute end-2 whitespace-nowrap text-muted text-xs tabular-nums"
                style={{ top: index === 0 ? 2 : index * hourHeight - 8 }}
              >
                {formatTime(hour, region, zone)}
              </span>
            ))}
          </div>
          {columns.map((column) => (
            <DayColumn
              key={column.staff?.id ?? "nobody"}
              agenda={agenda}
              column={column}
              block={block}
              keptFree={(kept, minutes) => (
                <BlockShape
                  tenant={tenant}
                  block={kept}
                  href={hrefOf({ id: kept.id, kind: "block" })}
                  selected={kept.id === selected}
                  time={spanWords(kept.from, kept.to, { t, region, zone })}
                  minutes={minutes}
                  mayRemove={mayBlock}
                />
              )}
              away={({ reason }) => <AwayShape label={t("column.away")} reason={reason} />}
              free={
                column.staff &&
                mayBlock && <FreeTimes from={shown.from} to={shown.to} date={date} person={column.staff} />
              }
            />
          ))}
          <NowLine from={shown.from} to={shown.to} now={now} label={t("now")} />
        </div>
      </div>
    </DragBoard>
  );
}
