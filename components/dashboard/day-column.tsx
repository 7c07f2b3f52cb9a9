import type { ReactNode } from "react";
import { DropGhost } from "#components/drag/drop-ghost.tsx";
import type { AgendaAway, AgendaBlock, AgendaColumn, DayAgenda, PlacedEntry } from "#lib/agenda/day.ts";
import { clip, subtract } from "#lib/availability/intervals.ts";
import type { Span } from "#lib/availability/rules.ts";
import { hourHeight, topOf } from "./grid-scale.ts";

interface Props {
  agenda: DayAgenda;
  column: AgendaColumn;
  block: (entry: PlacedEntry, column: string) => ReactNode;
  keptFree: (block: AgendaBlock, minutes: number) => ReactNode;
  away: (away: AgendaAway) => ReactNode;
  /** What an empty time offers; lies under everything else. */
  free: ReactNode;
}

/**
 * One person's day: closed hours shaded, time off and blocks hatched, buffers lighter than what they surround. `block`
 * draws an entry.
 */
export function DayColumn({ agenda, column, block, keptFree, away, free }: Props) {
  const { shown } = agenda;
  const open = column.staff?.open ?? [shown];
  const id = column.staff?.slug ?? "";
  const place = (span: Span) => ({
    top: topOf(span.from, shown.from),
    height: topOf(span.to, shown.from) - topOf(span.from, shown.from),
  });
  const side = ({ lane, lanes }: { lane: number; lanes: number }) => ({
    insetInlineStart: `${(lane * 100) / lanes}%`,
    width: `${100 / lanes}%`,
  });
  const inside = <T extends Span>(items: readonly T[]) =>
    items.flatMap((item) => clip([item], shown).map((span) => ({ span, item })));
  return (
    <div
      data-drag-column={id}
      className="relative min-w-0 border-hairline border-s bg-surface"
      style={{ height: topOf(shown.to, shown.from) }}
    >
      {subtract([shown], clip(open, shown)).map((closed) => (
        <div key={closed.from} className="absolute inset-x-0 bg-sunken" style={place(closed)} />
      ))}
      <div
        className="pointer-events-none absolute inset-0"
        style={{
          backgroundImage: "linear-gradient(to bottom, var(--hairline) 1px, transparent 1px)",
          backgroundSize: `100% ${hourHeight}px`,
        }}
      />
      {inside(column.staff?.away ?? []).map(({ span, item }) => (
        <div key={item.id} className="absolute inset-x-0" style={place(span)}>
          {away(item)}
        </div>
      ))}
      {free}
      {inside(column.blocks).map(({ span, item }) => (
        <div key={item.id} className="absolute px-1 pb-px" style={{ ...place(span), ...side(item) }}>
          {keptFree(item, span.to - span.from)}
        </div>
      ))}
      {column.entries.map((entry) => (
        <div key={entry.id}>
          <div
            className="absolute px-1"
            style={{ ...place({ from: entry.occupiedFrom, to: entry.occupiedTo }), ...side(entry) }}
          >
            <div className="h-full rounded-sm bg-hairline" />
          </div>
          <div className="absolute px-1 pb-px" style={{ ...place(entry), ...side(entry) }}>
            <div className="h-full rounded-sm bg-surface">{block(entry, id)}</div>
          </div>
        </div>
      ))}
      <DropGhost column={id} />
    </div>
  );
}
