import type { CatalogueRows } from "#lib/services/rows.ts";
import { midnight } from "./hours-data.ts";
import type { HoursInput } from "./hours-schema.ts";

const draftId = "00000000-0000-7000-8000-00000000d4af";

const lists = {
  staff: "staff",
  location: "locations",
  service: "services",
  resource: "resources",
} as const satisfies Record<HoursInput["owner"]["kind"], keyof CatalogueRows>;

/** Those who keep a schedule, of all kinds. */
const keepersOf = (rows: CatalogueRows, scheduleId: string): number =>
  Object.values(lists).reduce(
    (sum, list) => sum + rows[list].filter((row) => row.scheduleId === scheduleId).length,
    0,
  );

/**
 * The rows as `saveHours` would leave them, for the engine to compile; null when there is no such owner. Nothing is
 * written. What is over already may be missing: nobody previews the past.
 */
export function withDraft(rows: CatalogueRows, draft: HoursInput): CatalogueRows | null {
  const list = lists[draft.owner.kind];
  const owner = rows[list].find(({ slug }) => slug === draft.owner.slug);
  if (!owner) return null;
  const known = rows.schedules.find(({ id }) => id === owner.scheduleId);
  const apart = !known || (draft.apart && keepersOf(rows, known.id) > 1);
  const id = apart ? draftId : known.id;
  const tenantId = owner.tenantId;
  const drafted: CatalogueRows["schedules"][number] = {
    tenantId,
    id,
    slug: known && !apart ? known.slug : "draft",
    timezone: draft.timezone,
    weekly: draft.weekly,
    periods: draft.periods.map(({ from, to, timezone, weekly, reason }) => ({
      tenantId,
      id: draftId,
      scheduleId: id,
      fromDate: midnight(from),
      toDate: midnight(to),
      timezone,
      weekly,
      reason,
    })),
    exceptions: draft.days
      ? draft.days.flatMap(({ date, hours }) =>
          hours ? [{ tenantId, scheduleId: id, date: midnight(date), ...hours }] : [],
        )
      : (known?.exceptions ?? []),
  };
  return {
    ...rows,
    schedules: [...rows.schedules.filter((row) => row.id !== id), drafted],
    [list]: rows[list].map((row) => (row === owner ? { ...row, scheduleId: id } : row)),
  };
}
