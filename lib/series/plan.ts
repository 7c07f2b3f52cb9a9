import { type DecideQuery, decide } from "#lib/availability/decide.ts";
import type { Busy, Minute, Placement, Refusal, ServiceRules, Span } from "#lib/availability/rules.ts";
import { slots } from "#lib/availability/slots.ts";
import { occupiedBy } from "#lib/availability/starts.ts";
import { DAY_MINUTES } from "#lib/time/civil.ts";
import { localDayAt, minuteOfDayAt } from "#lib/time/local-day.ts";

/** What to do about times of a series that cannot be had: leave them out, take the nearest ones, or book nothing. */
export const conflictChoices = ["skip", "nearest", "stop"] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

/** Why one time of a series cannot be had: a rule, somebody else, or the clocks, which skip it that day. */
export type ConflictCode = Refusal | "clock_skips";

/** One time of a series that is wished for. */
export interface Wish {
  /** Local date (day number) and minute of the day in the service's zone. */
  day: number;
  minute: number;
  start: Minute | null;
  /** The rules with the length that this one has. */
  rules: ServiceRules;
  /** Whom to ask, in this order; undefined is anybody. */
  staff: readonly (string | undefined)[];
  /** The time a booking has that is to be moved: no alternative to moving it. */
  own?: Minute;
}

export type Verdict =
  | { free: true; start: Minute; staffId: string | undefined }
  /** Alternatives: free starts, the nearest first. */
  | { free: false; code: ConflictCode; alternatives: Minute[] };

export interface Look {
  party: number;
  now: Minute;
  load?: ReadonlyMap<string, number> | undefined;
  /** Spans that are taken by the same person's other times: nobody is at two places. */
  reserved?: readonly Span[];
}

/** Alternatives are looked for on the day itself and this many days around it. */
export const alternativeDays = 3;
const mostAlternatives = 3;

const meets = (spans: readonly Span[], { from, to }: Span) =>
  spans.some((span) => span.from < to && from < span.to);

function append<K, V>(map: ReadonlyMap<K, readonly V[]>, keys: readonly K[], value: V): Map<K, readonly V[]> {
  const next = new Map(map);
  for (const key of keys) next.set(key, [...(next.get(key) ?? []), value]);
  return next;
}

/** The busy time once this placement is made: what the next times of the same series meet. */
function including(busy: Busy, { from, occupiedFrom, occupiedTo, candidates }: Placement): Busy {
  const [first] = candidates;
  const span = { from: occupiedFrom, to: occupiedTo };
  return {
    lanes: append(busy.lanes, [...(first?.staffIds ?? []), ...(first?.unitIds ?? [])], span),
    sessions: busy.sessions,
    booked: [...busy.booked, from],
    bookedWith: append(busy.bookedWith, first?.staffIds ?? [], from),
  };
}

type Found =
  | { placement: Placement; staffId: string | undefined }
  | { code: ConflictCode; placement?: undefined };

function decideWish(wish: Wish, busy: Busy, look: Look, reserved: readonly Span[]): Found {
  const { start, rules } = wish;
  if (start === null) return { code: "clock_skips" };
  if (meets(reserved, occupiedBy(rules, start))) return { code: "slot_taken" };
  let code: ConflictCode = "slot_taken";
  for (const staffId of wish.staff) {
    const query: DecideQuery = { from: start, party: look.party, now: look.now, staffId, load: look.load };
    const decision = decide(rules, busy, query);
    if (decision.ok) return { placement: decision.placement, staffId };
    code = decision.refusal;
  }
  return { code };
}

/** Free starts near a wish that cannot be had: the same day first, then by days, then by the time of day. */
function alternativesTo(wish: Wish, busy: Busy, look: Look, reserved: readonly Span[]): Minute[] {
  const { rules, day, minute } = wish;
  // An instant of about that day is enough to look around: a day more on both sides, cut by the local days below.
  const middle = wish.start ?? day * DAY_MINUTES + minute;
  const reach = (alternativeDays + 2) * DAY_MINUTES;
  const free = slots(rules, busy, {
    window: { from: middle - reach, to: middle + reach },
    staffId: wish.staff.at(-1),
    party: look.party,
    now: look.now,
  });
  return free
    .filter(({ from }) => from !== wish.own && !meets(reserved, occupiedBy(rules, from)))
    .map(({ from }) => ({
      from,
      days: Math.abs(localDayAt(from, rules.zone) - day),
      minutes: Math.abs(minuteOfDayAt(from, rules.zone) - minute),
    }))
    .filter(({ days }) => days <= alternativeDays)
    .sort((a, b) => a.days - b.days || a.minutes - b.minutes || a.from - b.from)
    .slice(0, mostAlternatives)
    .map(({ from }) => from);
}

/**
 * What becomes of each time of a series, in their order; a wish that is granted is busy time for the later ones, and
 * so is the first alternative to one that is not. `busy` must cover all wishes and the days around them. Pure.
 */
export function lookAt(wishes: readonly Wish[], given: Busy, look: Look): Verdict[] {
  let busy = given;
  const reserved = [...(look.reserved ?? [])];
  const found = wishes.map((wish) => {
    const one = decideWish(wish, busy, look, reserved);
    if (one.placement) {
      busy = including(busy, one.placement);
      reserved.push(occupiedBy(wish.rules, one.placement.from));
    }
    return { wish, one };
  });
  return found.map(({ wish, one }): Verdict => {
    if (one.placement) return { free: true, start: one.placement.from, staffId: one.staffId };
    const alternatives = alternativesTo(wish, busy, look, reserved);
    const [first] = alternatives;
    if (first !== undefined) reserved.push(occupiedBy(wish.rules, first));
    return { free: false, code: one.code, alternatives };
  });
}

/** The start that each time gets under a choice: null where it is left out. Null for all where nothing may be booked. */
export function startsUnder(verdicts: readonly Verdict[], choice: ConflictChoice): (Minute | null)[] | null {
  if (choice === "stop" && verdicts.some((verdict) => !verdict.free)) return null;
  const starts = verdicts.map((verdict) =>
    verdict.free ? verdict.start : choice === "nearest" ? (verdict.alternatives[0] ?? null) : null,
  );
  return starts.some((start) => start !== null) ? starts : null;
}

/**
 * Where anybody may do it, the same person should: whoever is free for most of the times, the earlier in the rules'
 * order among equals. Undefined where it makes no difference or is not for us to choose.
 */
export function steadyStaff(wishes: readonly Wish[], busy: Busy, look: Look): string | undefined {
  const counts = new Map<string, number>();
  for (const { rules, start } of wishes) {
    if (start === null || rules.assignment === "all" || rules.staff.length < 2) continue;
    for (const { id } of rules.staff)
      if (decide(rules, busy, { from: start, party: look.party, now: look.now, staffId: id }).ok)
        counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
