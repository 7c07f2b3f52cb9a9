import { setTimeout as sleep } from "node:timers/promises";
import { faultOf, kindOf } from "./contract.ts";
import type { Tally } from "./tally.ts";
import { type Answer, Broken, send, type Wish } from "./wire.ts";

/** By then every operation has an answer ("how it is judged"). */
export const deadlineMs = 30_000;

export interface Outcome {
  /** Null: no answer came until the deadline. */
  answer: Answer | null;
  /** Whether an attempt broke off, so that the answered one may not have been the first to arrive. */
  doubtful: boolean;
}

export type Call = (name: string, wish: Wish) => Promise<Outcome>;

const mayComeAgain = ({ status }: Answer): boolean => status === 503 || status === 429;

/** Full jitter, at most two seconds; what the server asks for counts. Milliseconds. */
const pause = (attempt: number, answer: Answer | null): number =>
  answer
    ? Number(answer.retryAfter ?? 1) * 1_000 * (0.5 + Math.random())
    : Math.random() * Math.min(2_000, 50 * 2 ** attempt);

/**
 * One operation as a careful client makes it: the same request again, with the same key, after a broken connection, a
 * 503 or a 429, until there is an answer or the deadline has passed. Everything is counted and held against the contract.
 */
export const createCalls =
  (base: string, tally: Tally): Call =>
  async (name, wish) => {
    const begun = performance.now();
    const left = () => deadlineMs - (performance.now() - begun);
    let doubtful = false;
    let last: Answer | null = null;
    for (let attempt = 1; ; attempt++) {
      const answer = await send(base, wish, left()).catch((error: unknown) => {
        if (!(error instanceof Broken)) throw error;
        tally.broke(name);
        doubtful = true;
        return null;
      });
      if (answer) {
        last = answer;
        tally.answered(name, kindOf(answer), answer.ms);
        const fault = faultOf(answer);
        if (fault)
          tally.found("an answer outside the contract", `${name} ${wish.method} ${wish.path}: ${fault}`);
        if (!mayComeAgain(answer)) break;
      }
      const wait = pause(attempt, answer);
      if (wait > left()) break;
      await sleep(wait);
      tally.retried(name);
    }
    const ms = performance.now() - begun;
    tally.done(name, ms, last !== null && mayComeAgain(last));
    if (!last) tally.found("an operation without an answer", `${name} ${wish.path} for ${Math.round(ms)} ms`);
    return { answer: last, doubtful };
  };
