import { err, ok, type Result } from "#lib/result.ts";

export const timeOffStates = ["requested", "approved", "declined", "withdrawn"] as const;
export type TimeOffState = (typeof timeOffStates)[number];

export const timeOffSteps = ["approve", "decline", "withdraw"] as const;
export type TimeOffStep = (typeof timeOffSteps)[number];

/**
 * Requests for time off, as a table: a step that is not here does not exist. No state is ever entered twice, so the
 * state somebody saw is also the version they saw: of two who decide at once, the second finds no step left.
 */
const table: Record<TimeOffState, Partial<Record<TimeOffStep, TimeOffState>>> = {
  requested: { approve: "approved", decline: "declined", withdraw: "withdrawn" },
  approved: { withdraw: "withdrawn" },
  declined: {},
  withdrawn: {},
};

/** The state after a step, or a refusal where the table has none. */
export function nextState(
  state: TimeOffState,
  step: TimeOffStep,
): Result<TimeOffState, "illegal_transition"> {
  const next = table[state][step];
  return next ? ok(next) : err("illegal_transition");
}

/** Whether a step is for those who decide: others may only take back what nobody has answered yet. */
export const needsDecider = (state: TimeOffState, step: TimeOffStep): boolean =>
  step !== "withdraw" || state === "approved";

/** A state read from the database. @throws on a value the CHECK forbids: that is a bug. */
export function readState(text: string): TimeOffState {
  const found = timeOffStates.find((state) => state === text);
  if (!found) throw new Error(`Unknown state of time off ${text}`);
  return found;
}
