import type { BusyDetails, Taking } from "./busy-details.ts";
import type { ExplainNames } from "./explain-names.ts";
import type { Busy, ScheduleRules, ServiceRules, Span, StaffRules, WallSpan } from "./rules.ts";

/** Rules that read like sentences, for tests. */

const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** "09:00-17:00" as minutes; an end that is not later than the start is on the next day. */
export function hours(text: string): WallSpan {
  const [from = 0, to = 0] = text.split("-").map(clock);
  return { from, to: to <= from ? to + 1440 : to };
}

/** The same hours every day, unless `exceptions` name others; `days` are ISO weekdays. */
export function scheduleOf(
  zone: string,
  spans: readonly string[],
  extra: {
    days?: readonly number[];
    exceptions?: Record<string, readonly string[]>;
    periods?: ScheduleRules["periods"];
    id?: string;
  } = {},
): ScheduleRules {
  const days = extra.days ?? [1, 2, 3, 4, 5, 6, 7];
  return {
    id: extra.id ?? "hours",
    zone,
    weekly: days.flatMap((weekday) => spans.map((span) => ({ weekday, ...hours(span) }))),
    exceptions: new Map(
      Object.entries(extra.exceptions ?? {}).map(([date, open]) => [date, open.map(hours)]),
    ),
    periods: extra.periods ?? [],
  };
}

export const staffOf = (schedule: ScheduleRules, ...names: readonly string[]): StaffRules[] =>
  names.map((name) => ({ id: name, slug: name, schedule, timeOff: [], limits: {}, weight: 1 }));

/** An hour's appointment on the hour with Ana, open round the clock, without notice, a year ahead. */
export function serviceOf(zone: string, extra: Partial<ServiceRules> = {}): ServiceRules {
  return {
    id: "service",
    slug: "service",
    zone,
    durationMinutes: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    hours: [],
    stepMinutes: 60,
    alignment: "clock",
    minimumNoticeMinutes: 0,
    horizonDays: 20_000,
    dates: { from: null, to: null },
    weekStart: 1,
    capacity: 1,
    assignment: "any",
    staff: staffOf(scheduleOf(zone, ["00:00-24:00"]), "ana"),
    resources: [],
    limits: {},
    ...extra,
  };
}

export const busyOf = (lanes: Record<string, readonly Span[]> = {}, extra: Partial<Busy> = {}): Busy => ({
  lanes: new Map(Object.entries(lanes)),
  sessions: [],
  booked: [],
  bookedWith: new Map(),
  ...extra,
});

/** Names as a business would give them, for rules whose ids are slugs: "ana" is Ana, "room" is Treatment room. */
export const namesOf = (change: Partial<ExplainNames> = {}): ExplainNames => ({
  service: { slug: "massage", name: "Massage", scheduleId: "service-hours" },
  location: { name: "Elm Street", scheduleId: "place-hours" },
  staff: new Map(
    ["Ana", "Ben", "Chloé"].map((name, i) => [["ana", "ben", "chloe"][i] ?? "", { slug: "", name }]),
  ),
  resources: new Map([["room", "Treatment room"]]),
  units: new Map([["r1", "Treatment room"]]),
  schedules: new Map(),
  absences: new Map(),
  ...change,
});

/** Something on a lane from one minute to another; a booking without buffers unless `change` says otherwise. */
export const takingOf = (laneId: string, span: Span, change: Partial<Taking> = {}): Taking => ({
  kind: "booking",
  id: `${laneId}-${span.from}`,
  laneId,
  ...span,
  occupiedFrom: span.from,
  occupiedTo: span.to,
  expiresAt: null,
  label: "",
  ...change,
});

export const detailsOf = (change: Partial<BusyDetails> = {}): BusyDetails => ({
  takings: [],
  sessions: [],
  booked: [],
  bookedWith: new Map(),
  ofCustomer: null,
  ...change,
});
