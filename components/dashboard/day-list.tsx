import type { DayAgenda } from "#lib/agenda/day.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { EntryRow } from "./entry-row.tsx";

interface Props {
  t: Translator<"bookings">;
  agenda: DayAgenda;
  region: string;
  hrefOf: (entry: { id: string; kind: "booking" | "session" }) => string;
  selected: string | null;
}

/** The same day as a list in the order of time. */
export function DayList({ t, agenda, region, hrefOf, selected }: Props) {
  const names = new Map(agenda.columns.flatMap(({ staff }) => (staff ? [[staff.id, staff.name]] : [])));
  const unique = new Map(agenda.columns.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
  const entries = [...unique.values()].sort((a, b) => a.from - b.from);
  return (
    <ul className="divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryRow
            t={t}
            entry={entry}
            staff={entry.staffIds.flatMap((id) => names.get(id) ?? []).join(", ")}
            region={region}
            zone={agenda.zone}
            href={hrefOf(entry)}
            selected={entry.id === selected}
          />
        </li>
      ))}
    </ul>
  );
}
