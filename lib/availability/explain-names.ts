import { unitName } from "#lib/blocks/unit-name.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { CatalogueService } from "#lib/services/catalogue.ts";
import { dateText } from "#lib/services/compile-hours.ts";
import { dayOf } from "#lib/time/civil.ts";
import { spanOfWall } from "#lib/time/local-day.ts";
import { merge } from "./intervals.ts";
import { type Moment, timeOffStood } from "./moment.ts";
import type { ServiceRules, Span } from "./rules.ts";

export interface Absence extends Span {
  id: string;
  reason: string;
}

export interface ScheduleNames {
  slug: string;
  /** Reasons of special days by date. */
  exceptions: ReadonlyMap<string, string>;
  /** Periods by the day number they begin on; `to` is a date. */
  periods: ReadonlyMap<number, { to: string; reason: string }>;
}

/** What the people who read an explanation call things, and the reasons that the rules do not carry. */
export interface ExplainNames {
  service: { slug: string; name: string; scheduleId: string | null };
  location: { name: string; scheduleId: string | null };
  staff: ReadonlyMap<string, { slug: string; name: string }>;
  resources: ReadonlyMap<string, string>;
  units: ReadonlyMap<string, string>;
  schedules: ReadonlyMap<string, ScheduleNames>;
  /** Time off that stood at the moment asked about, by staff id. */
  absences: ReadonlyMap<string, readonly Absence[]>;
}

const byId = <T extends { id: string }, V>(rows: readonly T[], read: (row: T) => V) =>
  new Map(rows.map((row) => [row.id, read(row)]));

/** Names and reasons around a service. Time off is read as it stood at the moment. */
export async function readNames(
  tx: Tx,
  { tenantId }: TenantScope,
  service: CatalogueService,
  moment: Moment,
): Promise<ExplainNames> {
  const { rules } = service;
  const row = await tx.service.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: service.id } },
    select: { scheduleId: true, location: { select: { name: true, scheduleId: true } } },
  });
  const staff = await tx.staff.findMany({
    where: { tenantId },
    select: { id: true, slug: true, name: true },
  });
  const resources = await tx.resource.findMany({
    where: { tenantId, id: { in: rules.resources.map(({ id }) => id) } },
    select: { id: true, name: true, units: { select: { id: true, number: true, active: true } } },
  });
  const schedules = await tx.schedule.findMany({
    where: { tenantId, id: { in: schedulesOf(rules) } },
    include: { exceptions: true, periods: true },
  });
  const timeOff = await tx.timeOff.findMany({
    where: { tenantId, staffId: { in: rules.staff.map(({ id }) => id) }, ...timeOffStood(moment) },
    orderBy: { fromWall: "asc" },
  });
  const absences = timeOff.flatMap(({ id, staffId, reason, fromWall, toWall, timezone }) => {
    const span = spanOfWall(fromWall, toWall, timezone);
    return span ? [{ id, staffId, reason, ...span }] : [];
  });
  return {
    service: { slug: service.slug, name: service.name, scheduleId: row.scheduleId },
    location: row.location,
    staff: byId(staff, ({ slug, name }) => ({ slug, name })),
    resources: byId(resources, ({ name }) => name),
    units: new Map(
      resources.flatMap(({ name, units }) => {
        const active = units.filter((unit) => unit.active);
        return active.map((unit) => [unit.id, unitName(name, unit.number, active.length)] as const);
      }),
    ),
    schedules: byId(schedules, ({ slug, exceptions, periods }) => ({
      slug,
      exceptions: new Map(exceptions.map(({ date, reason }) => [dateText(date), reason])),
      periods: new Map(
        periods.map(({ fromDate, toDate, reason }) => [
          dayOf(dateText(fromDate)),
          { to: dateText(toDate), reason },
        ]),
      ),
    })),
    absences: Map.groupBy(absences, ({ staffId }) => staffId),
  };
}

const schedulesOf = ({ hours, staff, resources }: ServiceRules): string[] => [
  ...[...hours, ...staff.map(({ schedule }) => schedule)].map(({ id }) => id),
  ...resources.flatMap(({ schedule }) => schedule?.id ?? []),
];

/** The rules with time off as it stood then; the rest of the set-up is today's. */
export const rulesThen = (rules: ServiceRules, { absences }: ExplainNames): ServiceRules => ({
  ...rules,
  staff: rules.staff.map((member) => ({
    ...member,
    timeOff: merge((absences.get(member.id) ?? []).map(({ from, to }) => ({ from, to }))),
  })),
});

/** Without the reasons that are others' affair: of their time off, and of special days that only they keep. */
export function maskedNames(
  names: ExplainNames,
  rules: ServiceRules,
  own: readonly string[] | null,
): ExplainNames {
  if (own === null) return names;
  const isOwn = ({ id }: { id: string }) => own.includes(id);
  const others = rules.staff.filter((member) => !isOwn(member)).map(({ schedule }) => schedule.id);
  const shared = new Set([
    ...rules.staff.filter(isOwn).map(({ schedule }) => schedule.id),
    ...rules.hours.map(({ id }) => id),
    ...rules.resources.flatMap(({ schedule }) => schedule?.id ?? []),
  ]);
  const hidden = new Set(others.filter((id) => !shared.has(id)));
  const unsaid = <V extends { reason: string }>(value: V): V => ({ ...value, reason: "" });
  return {
    ...names,
    schedules: new Map(
      [...names.schedules].map(([id, schedule]) => [
        id,
        hidden.has(id)
          ? {
              ...schedule,
              exceptions: new Map([...schedule.exceptions.keys()].map((date) => [date, ""])),
              periods: new Map([...schedule.periods].map(([from, period]) => [from, unsaid(period)])),
            }
          : schedule,
      ]),
    ),
    absences: new Map(
      [...names.absences].map(([id, list]) => [id, own.includes(id) ? list : list.map(unsaid)]),
    ),
  };
}
