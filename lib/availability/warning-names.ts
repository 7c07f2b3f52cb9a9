import type { CatalogueRows } from "#lib/services/rows.ts";
import { dateOf } from "#lib/time/civil.ts";
import { blocksAll, type HoursSubject, type Warning } from "./warning.ts";

/** Whose hours, by the names people use. Where any of several people will do, they are all named. */
export interface NamedSubject {
  kind: "people" | "location" | "service" | "resource";
  names: string[];
}

/** A warning as a screen needs it: names instead of ids, dates instead of day numbers. */
export interface NamedWarning {
  code: Warning["code"];
  blocks: boolean;
  who: NamedSubject[];
  /** Minutes, days and counts. */
  numbers: Record<string, number>;
  /** YYYY-MM-DD. */
  dates: { from?: string; to?: string };
}

type Names = Pick<CatalogueRows, "staff" | "locations" | "services" | "resources">;

const namesOf = (rows: readonly { id: string; name: string }[], ids: readonly string[]): string[] =>
  ids.flatMap((id) => rows.find((row) => row.id === id)?.name ?? []);

function subjectOf(rows: Names, subject: HoursSubject): NamedSubject {
  if (subject.kind === "people") return { kind: "people", names: namesOf(rows.staff, subject.ids) };
  if (subject.kind === "resource") return { kind: "resource", names: namesOf(rows.resources, [subject.id]) };
  const keeps = ({ scheduleId }: { scheduleId: string | null }) => scheduleId === subject.id;
  const location = rows.locations.find(keeps);
  if (location) return { kind: "location", names: [location.name] };
  return { kind: "service", names: rows.services.filter(keeps).map(({ name }) => name) };
}

function partsOf(rows: Names, warning: Warning): Partial<NamedWarning> {
  switch (warning.code) {
    case "no-units":
      return { who: [subjectOf(rows, { kind: "resource", id: warning.resource })] };
    case "closed":
    case "never-together":
      return { who: warning.who.map((subject) => subjectOf(rows, subject)) };
    case "idle-staff":
      return { who: [subjectOf(rows, { kind: "people", ids: warning.staff })] };
    case "dates-over":
      return { dates: { to: dateOf(warning.to) } };
    case "dates-ahead":
      return { dates: { from: dateOf(warning.from), to: dateOf(warning.last) } };
    case "closed-soon":
      return { dates: { from: dateOf(warning.from), to: dateOf(warning.to) } };
    case "notice":
      return { numbers: { minutes: warning.minutes, days: warning.days } };
    case "too-long":
      return { numbers: { minutes: warning.minutes, longest: warning.longest } };
    case "one-start":
      return { numbers: { step: warning.step, longest: warning.longest } };
    case "off-grid":
      return { numbers: { step: warning.step } };
    case "cap-zero":
    case "nobody":
    case "away":
      return {};
  }
}

/** Warnings with the names that rows give to ids. */
export const nameWarnings = (rows: Names, warnings: readonly Warning[]): NamedWarning[] =>
  warnings.map((warning) => ({
    code: warning.code,
    blocks: blocksAll(warning),
    who: [],
    numbers: {},
    dates: {},
    ...partsOf(rows, warning),
  }));
