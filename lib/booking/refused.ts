import type { Problem } from "#lib/errors.ts";

/** A refusal in the middle of a transaction that has written already: thrown, it rolls all of it back. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
