import type { Problem } from "#lib/errors.ts";

interface Verdict {
  /** How many requests had arrived when the transaction that reached it began. */
  reachedAfter: number;
  problem: Problem;
}

const kept = 1_000;

/**
 * One verdict serves everybody who was already waiting when it was reached. In a rush for one time the losers
 * ask the database the same question and get the same answer; whoever arrived before a transaction began that
 * found the time taken may be told so without asking again: at that moment, within their own waiting, it was.
 * Whoever arrives later asks anew, so nothing is ever stale, whatever other copies of the process do.
 */
export function createVerdicts() {
  const known = new Map<string, Verdict>();
  let arrived = 0;
  return {
    /** Takes a number; to be called when the request comes in. */
    arrive: (): number => ++arrived,
    /** What `record` must be told: to be read before the transaction begins. */
    begin: (): number => arrived,
    /** The refusal that holds for a request with this number, if one was reached while it waited. */
    find(question: string, arrival: number): Problem | null {
      const verdict = known.get(question);
      return verdict && arrival <= verdict.reachedAfter ? verdict.problem : null;
    },
    record(question: string, reachedAfter: number, problem: Problem): void {
      known.delete(question);
      known.set(question, { reachedAfter, problem });
      const oldest = known.keys().next().value;
      if (known.size > kept && oldest !== undefined) known.delete(oldest);
    },
  };
}
