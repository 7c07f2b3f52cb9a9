import { instantsAt } from "#lib/time/local-day.ts";
import { type BusyDetails, busyFrom, type Taking, type TakingKind } from "./busy-details.ts";
import { sharedHours } from "./explain.ts";
import type { ExplainNames } from "./explain-names.ts";
import { subtract } from "./intervals.ts";
import { openSpans } from "./open-intervals.ts";
import type { Minute, ScheduleRules, ServiceRules, Span } from "./rules.ts";
import { slots } from "./slots.ts";
import type { Subject } from "./verdict.ts";

/** A stretch of a band: something taken, the buffer of it, or time off. */
export interface BandPiece extends Span {
  kind: TakingKind | "buffer" | "time_off";
  /** Of the booking, session, block or time off; a buffer has that of what it belongs to. */
  id: string | null;
  /** What a buffer belongs to. */
  of: TakingKind | null;
  expiresAt: Minute | null;
  label: string;
}

/** One person, one unit, or hours that bind everybody: when open, and what stands there. */
export interface Band {
  subject: Subject;
  open: Span[];
  pieces: BandPiece[];
}

/** A local day as it led to its slots. The axis counts minutes that pass: 23 and 25 hours are true to life. */
export interface ExplainDay {
  date: string;
  day: Span;
  /** Whole hours around everything that is there, within the day. */
  shown: Span;
  bands: Band[];
  /** Starts that customers are offered. */
  offered: Minute[];
}

export interface DayQuery {
  date: string;
  day: Span;
  staffId: string | undefined;
  now: Minute;
  /** Starts that are asked about: the picture has to hold them. */
  asked: readonly Minute[];
}

const meets = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

function piecesOf(taking: Taking): BandPiece[] {
  const { kind, id, expiresAt, label, from, to, occupiedFrom, occupiedTo } = taking;
  const own = { id, expiresAt, label };
  const buffer = { ...own, kind: "buffer", of: kind } as const;
  return [
    ...(occupiedFrom < from ? [{ ...buffer, from: occupiedFrom, to: from }] : []),
    { ...own, kind, of: null, from, to },
    ...(to < occupiedTo ? [{ ...buffer, from: to, to: occupiedTo }] : []),
  ];
}

/** Nine to five, as clocks show it: what a day without opening hours looks like. */
const usual = (date: string, zone: string): Span[] => {
  const [from] = instantsAt(date, 540, zone);
  const [to] = instantsAt(date, 1020, zone);
  return from === undefined || to === undefined ? [] : [{ from, to }];
};

/** Whole hours from the first thing to the last, counted from the day's start. */
function shownSpan(day: Span, spans: readonly Span[]): Span {
  if (spans.length === 0) return day;
  const hour = (at: Minute, round: (hours: number) => number) => day.from + round((at - day.from) / 60) * 60;
  return {
    from: Math.max(day.from, hour(Math.min(...spans.map(({ from }) => from)), Math.floor)),
    to: Math.min(day.to, hour(Math.max(...spans.map(({ to }) => to)), Math.ceil)),
  };
}

/** The day in bands: hours of place and service, each person asked, each unit; and what came of it. Pure. */
export function explainDay(
  rules: ServiceRules,
  details: BusyDetails,
  names: ExplainNames,
  { date, day, staffId, now, asked }: DayQuery,
): ExplainDay {
  const open = (schedule: ScheduleRules | null) => (schedule ? openSpans(schedule, day) : [day]);
  const onLane = (lane: string) =>
    details.takings
      .filter(({ laneId }) => laneId === lane)
      .flatMap(piecesOf)
      .filter((piece) => meets(piece, day));
  const isAsked = (id: string) => staffId === undefined || rules.assignment === "all" || id === staffId;
  const bands: Band[] = [
    ...sharedHours(rules).map((schedule): Band => {
      return { subject: { kind: "schedule", id: schedule.id }, open: open(schedule), pieces: [] };
    }),
    ...rules.staff
      .filter(({ id }) => isAsked(id))
      .map(({ id, schedule, timeOff }): Band => {
        const absences = (names.absences.get(id) ?? []).filter((off) => meets(off, day));
        const away = absences.map((off): BandPiece => {
          const { from, to, reason } = off;
          return { kind: "time_off", id: off.id, of: null, expiresAt: null, label: reason, from, to };
        });
        return {
          subject: { kind: "staff", id },
          open: subtract(open(schedule), timeOff),
          pieces: [...away, ...onLane(id)],
        };
      }),
    ...rules.resources.flatMap(({ id: resourceId, unitIds, schedule }) =>
      unitIds.map((id): Band => {
        return { subject: { kind: "unit", id, resourceId }, open: open(schedule), pieces: onLane(id) };
      }),
    ),
  ];
  const offered = slots(rules, busyFrom(details), { window: day, staffId, party: 1, now });
  // What is always open says nothing about the day.
  const opening = bands.flatMap((band) => band.open.filter(({ from, to }) => to - from < day.to - day.from));
  const there = [
    ...(opening.length > 0 ? opening : usual(date, rules.zone)),
    ...bands.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind !== "calendar" && kind !== "time_off")),
    ...offered,
    ...asked.map((from) => ({ from, to: from + rules.durationMinutes })),
  ];
  return { date, day, shown: shownSpan(day, there), bands, offered: offered.map(({ from }) => from) };
}
