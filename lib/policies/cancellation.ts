import type { Minute } from "#lib/availability/rules.ts";
import { type Money, refundStep } from "#lib/money.ts";
import { localDateAt, startOfDay } from "#lib/time/local-day.ts";
import type { PolicyRules, Tier } from "./policy.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

type Tiers = Pick<PolicyRules, "tiers">;

const sameDay = (tiers: readonly Tier[]) => tiers.find((tier) => tier.before === "same-day") ?? null;

const hoursOf = (tier: Tier): number => (tier.before === "same-day" ? -1 : tier.before.hours);

/** The first instant (ms) of the local day of the start. */
const dayBegins = (start: Minute, zone: string): number =>
  (startOfDay(localDateAt(start, zone), zone) ?? start) * minuteMs;

/**
 * The tier that holds for a cancellation at `atMs` (design 7): on the local day of the start "same-day" wins; before
 * it, the longest notice that was kept, in elapsed time, where exactly N hours count as kept (P14).
 * Where none was kept, what the day itself would give; null without such a line: nothing goes back.
 */
export function tierAt({ tiers }: Tiers, start: Minute, zone: string, atMs: number): Tier | null {
  const dayTier = sameDay(tiers);
  if (dayTier && atMs >= dayBegins(start, zone)) return dayTier;
  const notice = start * minuteMs - atMs;
  const kept = tiers.filter((tier) => tier.before !== "same-day" && notice >= hoursOf(tier) * hourMs);
  return kept.toSorted((a, b) => hoursOf(b) - hoursOf(a))[0] ?? dayTier;
}

/** Percent of what was captured that goes back, after what an earlier move inside a lower tier left (`cap`). */
export const percentAt = (
  policy: Tiers,
  start: Minute,
  zone: string,
  atMs: number,
  cap: number = 100,
): number => Math.min(tierAt(policy, start, zone, atMs)?.refund ?? 0, cap);

/** A move that the customer made: when, and away from which start. */
export interface PastMove {
  atMs: number;
  start: Minute;
}

/** "Moving does not escape the policy": the most that may still go back, unless the policy restarts (design 7). */
export const capAfterMoves = (policy: PolicyRules, zone: string, moves: readonly PastMove[]): number =>
  policy.afterMove === "restart"
    ? 100
    : moves.reduce((cap, move) => Math.min(cap, percentAt(policy, move.start, zone, move.atMs)), 100);

/** A percent is kept to ten digits behind the point; more would be noise of binary fractions such as 100 / 3. */
const percentScale = 10_000_000_000;

/**
 * Percent of what was captured, in minor units: rounded in favour of the customer by less than one `step` (from
 * `refundStep`), never more than was captured. In whole numbers, because 10,000 × 1.1 % is 110.00000000000001 in
 * floating point and would be rounded to 111.
 */
export function refundOf(captured: number, percent: number, step: number = 1): number {
  const whole = BigInt(100 * percentScale) * BigInt(step);
  const exact = BigInt(captured) * BigInt(Math.round(percent * percentScale));
  return Math.min(captured, Number((exact + whole - 1n) / whole) * step);
}

export interface Deadline {
  /** The last moment at which this holds, ms since the epoch; where the local day begins, the moment after it. */
  untilMs: number;
  percent: number;
  refund: Money;
}

export interface CancellationPreview {
  refund: Money;
  /** What stays with the business for good: captured, less what went back already and what goes back now. */
  retained: Money;
  /** Percent of what was captured that the customer ends up with. */
  percent: number;
  /** The tier that says so; null where none does, and where the business cancels. */
  tier: Tier | null;
  /** What still goes back until when, from now on; where nothing does any more, there is no deadline. */
  deadlines: Deadline[];
}

export interface CancellationQuestion {
  start: Minute;
  /** The location's zone: "same day" is its calendar day. */
  zone: string;
  nowMs: number;
  /** Minor units that were really taken: of a deposit the deposit, not the price. */
  captured: number;
  /** Minor units of it that were given back before; 0 when left out, at most `captured`. */
  refunded?: number;
  currency: string;
  /** From `capAfterMoves`; 100 when left out. */
  cap?: number;
  /** Who cancels; the customer when left out. The business gives back whatever it still has (design 7). */
  by?: "customer" | "business";
}

/**
 * What goes back now of what the policy says in all. An earlier refund counts towards it: a customer who was given
 * $10 of $40 out of kindness and then cancels at 50 % ends up with $20, not $30, and one who was given more than the
 * policy says gives nothing back.
 */
const stillDue = (percent: number, { captured, refunded = 0, currency }: CancellationQuestion): number =>
  Math.max(0, refundOf(captured, percent, refundStep(currency)) - refunded);

/** What cancelling now would give back, and what it would give later. Pure. */
export function cancellationPreview(policy: Tiers, question: CancellationQuestion): CancellationPreview {
  const { start, zone, nowMs, captured, refunded = 0, currency, cap = 100, by = "customer" } = question;
  const money = (amount: number): Money => ({ amount, currency });
  const byBusiness = by === "business";
  const percent = byBusiness ? 100 : percentAt(policy, start, zone, nowMs, cap);
  const refund = stillDue(percent, question);
  const steps = byBusiness ? [] : stepsFrom(policy, question, cap);
  return {
    refund: money(refund),
    retained: money(captured - refunded - refund),
    percent,
    tier: byBusiness ? null : tierAt(policy, start, zone, nowMs),
    deadlines: steps
      .map((step) => ({ ...step, refund: money(stillDue(step.percent, question)) }))
      // Before anything is captured, the percents are what is promised; afterwards "$0 until Tuesday" promises nothing.
      .filter((step) => captured === 0 || step.refund.amount > 0),
  };
}

/** The stretches of equal refund between now and the start that give something back. */
function stepsFrom(policy: Tiers, { start, zone, nowMs }: CancellationQuestion, cap: number) {
  const startMs = start * minuteMs;
  const edges = [
    ...policy.tiers.map((tier) =>
      tier.before === "same-day" ? dayBegins(start, zone) : startMs - tier.before.hours * hourMs,
    ),
    startMs,
  ];
  const ahead = [...new Set(edges)].filter((edge) => edge >= nowMs && edge <= startMs).sort((a, b) => a - b);
  const steps: { untilMs: number; percent: number }[] = [];
  let from = nowMs;
  for (const edge of ahead) {
    // Inside a stretch every moment is alike; its first may still belong to the one before.
    const percent = percentAt(policy, start, zone, Math.min(from + 1, edge), cap);
    const last = steps.at(-1);
    if (last && last.percent === percent) last.untilMs = edge;
    else steps.push({ untilMs: edge, percent });
    from = edge;
  }
  return steps.filter((step) => step.percent > 0);
}
