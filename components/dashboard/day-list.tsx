import { AwayRow } from "#components/blocks/away-row.tsx";
import { KeptFreeRow } from "#components/blocks/kept-free-row.tsx";
import { spanWords } from "#components/blocks/wall.ts";
import type { AgendaBlock, DayAgenda } from "#lib/agenda/day.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { formatTime } from "#lib/time/format.ts";
import { EntryRow } from "./entry-row.tsx";
import type { HrefOf } from "./href-of.ts";

interface Props {
  t: Translator<"bookings">;
  tenant: string;
  agenda: DayAgenda;
  /** Whether the viewer may take blocks away. */
  mayBlock: boolean;
  region: string;
  hrefOf: HrefOf;
  selected: string | null;
}

/** The same day as a list in the order of time, with who is off first. */
export function DayList({ t, tenant, agenda, mayBlock, region, hrefOf, selected }: Props) {
  const { zone, day, columns, rooms } = agenda;
  const people = columns.flatMap(({ staff }) => staff ?? []);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const unique = new Map(columns.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
  const time = (minute: number) => formatTime(minute, region, zone);
  const kept = (block: AgendaBlock) => (
    <KeptFreeRow
      tenant={tenant}
      block={block}
      href={hrefOf({ id: block.id, kind: "block" })}
      selected={block.id === selected}
      who={block.unit ?? names.get(block.staffId ?? "") ?? ""}
      begins={time(Math.max(block.from, day.from))}
      until={t("row.until", { time: time(Math.min(block.to, day.to)) })}
      time={spanWords(block.from, block.to, { t, region, zone })}
      mayRemove={mayBlock}
    />
  );
  const lines = [
    ...[...columns.flatMap(({ blocks }) => blocks), ...rooms].map((block) => ({
      id: block.id,
      from: block.from,
      row: kept(block),
    })),
    ...[...unique.values()].map((entry) => ({
      id: entry.id,
      from: entry.from,
      row: (
        <EntryRow
          t={t}
          entry={entry}
          staff={entry.staffIds.flatMap((id) => names.get(id) ?? []).join(", ")}
          region={region}
          zone={zone}
          href={hrefOf(entry)}
          selected={entry.id === selected}
        />
      ),
    })),
  ].sort((a, b) => a.from - b.from);
  return (
    <ul className="divide-y divide-hairline overflow-hidden rounded-md border border-hairline bg-surface">
      {people.flatMap(({ name, away }) =>
        away.map((one) => (
          <li key={one.id}>
            <AwayRow
              who={name}
              label={t("column.away")}
              reason={one.reason}
              time={
                one.from <= day.from && one.to >= day.to
                  ? null
                  : spanWords(Math.max(one.from, day.from), Math.min(one.to, day.to), { t, region, zone })
              }
            />
          </li>
        )),
      )}
      {lines.map(({ id, row }) => (
        <li key={id}>{row}</li>
      ))}
    </ul>
  );
}
