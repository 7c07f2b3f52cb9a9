import type { Taking } from "./busy-details.ts";
import type { Minute, Refusal, Span } from "./rules.ts";

/** What a verdict is about: a person, a room or machine kind, one unit of it, or hours of the place or the service. */
export type Subject =
  | { kind: "staff"; id: string }
  | { kind: "resource"; id: string }
  | { kind: "unit"; id: string; resourceId: string }
  | { kind: "schedule"; id: string };

/** Where a day's hours come from. `period` is named by its first day number. */
export type HoursSource =
  | { kind: "weekly" }
  | { kind: "exception"; date: string }
  | { kind: "period"; from: number };

export interface HoursFacts {
  scheduleId: string;
  /** The service itself, without buffers. */
  span: Span;
  /** The opening that the start lies in, whole; null outside. */
  opening: Span | null;
  /** Openings that touch the start's local day, whole. */
  open: readonly Span[];
  source: HoursSource;
}

export interface GridFacts {
  alignment: "clock" | "opening";
  step: number;
  /** With "opening": the instant that steps are counted from. */
  opened: Minute | null;
  /** The nearest aligned starts on either side; null where there is none that day. */
  before: Minute | null;
  after: Minute | null;
}

/**
 * How a taking is in the way: the service meets it, or only the buffer before or after it, or only the service's own
 * buffer does ("own_after": the taking comes after).
 */
export type Touch = "itself" | "their_before" | "their_after" | "own_before" | "own_after";

/** Facts that a sentence about a rule needs, by rule. */
export interface RuleFacts {
  /** Hidden services are not offered at all. */
  service: Record<never, never>;
  /**
   * Who could be asked (ids), and how they are chosen. `nobody`: without staff and without hours it is never open;
   * `other`: the one named does not do it.
   */
  assignment: {
    how: "any" | "balanced" | "all" | "named" | "none";
    staff: readonly string[];
    problem: "nobody" | "other" | null;
  };
  party: { party: number; capacity: number };
  notice: { past: boolean; minutes: number; deadline: Minute };
  horizon: { days: number; last: string };
  dates: { from: string | null; to: string | null };
  grid: GridFacts;
  hours: HoursFacts;
  time_off: { off: Span | null };
  units: { count: number };
  cap: { per: "day" | "week"; cap: number; count: number };
  customer_cap: { cap: number; count: number };
  /** `own`: the service itself, `reach` with its buffers. */
  free: { own: Span; reach: Span; taking: Taking | null; touch: Touch | null };
  session: { sessionId: string; span: Span; left: number };
}

export type Rule = keyof RuleFacts;

/** What one rule says about one start (design 4.4). */
export type Verdict = {
  [R in Rule]: {
    rule: R;
    /** What a refusal for this reason is called (contract 3). */
    code: Refusal | "not_found";
    passed: boolean;
    /** It said no, and nobody else could step in: without it the start might be offered. */
    refuses: boolean;
    subject?: Subject;
    params: RuleFacts[R];
  };
}[Rule];

export const codeOf: Record<Rule, Verdict["code"]> = {
  service: "not_found",
  assignment: "outside_availability",
  party: "limit_reached",
  notice: "too_soon",
  horizon: "beyond_horizon",
  dates: "beyond_horizon",
  grid: "off_grid",
  hours: "outside_availability",
  time_off: "outside_availability",
  units: "outside_availability",
  cap: "limit_reached",
  customer_cap: "limit_reached",
  free: "slot_taken",
  session: "slot_taken",
};

/** One verdict; refusing when it fails, until the whole is known. */
export const verdict = <R extends Rule>(
  rule: R,
  passed: boolean,
  params: RuleFacts[R],
  subject?: Subject,
): Extract<Verdict, { rule: R }> =>
  ({
    rule,
    code: codeOf[rule],
    passed,
    refuses: !passed,
    params,
    ...(subject && { subject }),
  }) as Extract<Verdict, { rule: R }>;
