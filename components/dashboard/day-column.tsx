import type { AgendaColumn, DayAgenda, PlacedEntry } from "#lib/agenda/day.ts";
import { clip, subtract } from "#lib/availability/intervals.ts";
import type { Span } from "#lib/availability/rules.ts";
import { hourHeight, topOf } from "./grid-scale.ts";

/** One person's day: closed hours shaded, buffers lighter than what they surround. `block` draws an entry. */
export function DayColumn({
  agenda,
  column,
  block,
}: {
  agenda: DayAgenda;
  column: AgendaColumn;
  block: (entry: PlacedEntry) => React.ReactNode;
}) {
  const { shown } = agenda;
  const open = column.staff?.open ?? [shown];
  const place = (span: Span) => ({
    top: topOf(span.from, shown.from),
    height: topOf(span.to, shown.from) - topOf(span.from, shown.from),
  });
  return (
    <div
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
      {column.entries.map((entry) => {
        const width = 100 / entry.lanes;
        const side = { insetInlineStart: `${entry.lane * width}%`, width: `${width}%` };
        return (
          <div key={entry.id}>
            <div
              className="absolute px-1"
              style={{ ...place({ from: entry.occupiedFrom, to: entry.occupiedTo }), ...side }}
            >
              <div className="h-full rounded-sm bg-hairline/60" />
            </div>
            <div className="absolute px-1 pb-px" style={{ ...place(entry), ...side }}>
              {block(entry)}
            </div>
          </div>
        );
      })}
    </div>
  );
}
