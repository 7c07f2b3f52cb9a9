/** The closed set of refusals that leave the system (contract.md 3), with the HTTP status of each. */
export const problemStatus = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  slot_taken: 409,
  version_conflict: 409,
  illegal_transition: 409,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  outside_availability: 422,
  too_soon: 422,
  beyond_horizon: 422,
  off_grid: 422,
  limit_reached: 422,
  idempotency_mismatch: 422,
  payment_not_possible: 422,
  rate_limited: 429,
  internal: 500,
  try_again: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** One thing wrong with one field; `path` is dotted ("customer.email"). */
export interface FieldError {
  path: string;
  message: string;
}

export const meanwhileFields = ["start", "durationMinutes", "staff", "service", "party", "status"] as const;

/** One thing that became different since the version that somebody was looking at. */
export interface MeanwhileChange {
  field: (typeof meanwhileFields)[number];
  /** As the API shows the field: an instant (RFC 3339), a slug, a number, a status. */
  before: string | number | null;
  after: string | number | null;
  /** What people call it, where it has a name: a person, a service. */
  beforeName?: string;
  afterName?: string;
  by: "customer" | "business" | "system";
  /** Who of the business it was; told to the business only. */
  byName: string | null;
  /** RFC 3339. */
  at: string;
}

/** The booking as it is now, for whoever saw an older version of it. */
export interface MeanwhileState {
  version: number;
  status: string;
  start: string;
  durationMinutes: number;
  staff: string | null;
  service: string;
  party: number;
}

/** One time of a series as it would become of it. `wall` is what clocks of the place show: "2026-12-01T09:00". */
export interface SeriesTime {
  wall: string;
  /** RFC 3339; null where the clocks skip that time. */
  start: string | null;
  /** "free", or why it cannot be had: `slot_taken` and other codes of rules, or `clock_skips`. */
  status: string;
  /** The nearest free starts on that day and three days around it, RFC 3339; up to three. */
  alternatives: string[];
}

/** A refusal on its way to a person or a program. `alternatives` are instants (RFC 3339), nearest first. */
export interface Problem {
  code: ProblemCode;
  detail?: string;
  errors?: FieldError[];
  alternatives?: string[];
  /** With `version_conflict`: the booking as it is, and what changed meanwhile, the oldest first. */
  current?: MeanwhileState;
  changes?: MeanwhileChange[];
  /** With `slot_taken`, for staff: only a buffer is in the way, and they may squeeze it. */
  squeezable?: boolean;
  /** Of a series: each time that cannot be had, with its own alternatives (lib/series). */
  conflicts?: SeriesTime[];
  retryAfterSeconds?: number;
  /** With `limit_reached`, for the owner: another plan has room for it. */
  plan?: true;
}

export const problem = (code: ProblemCode, extra: Omit<Problem, "code"> = {}): Problem => ({
  code,
  ...extra,
});

/** The words for each code when nothing more exact is known. Written for the person who meets them. */
export const problemTitle: Record<ProblemCode, string> = {
  malformed: "The request could not be read.",
  unauthenticated: "Please sign in first.",
  forbidden: "You do not have permission to do this.",
  not_found: "There is nothing here.",
  method_not_allowed: "This address does not accept that method.",
  slot_taken: "That time was just taken.",
  version_conflict: "Somebody else changed this in the meantime.",
  illegal_transition: "This booking can no longer be changed that way.",
  too_large: "The request is too large.",
  unsupported_media_type: "Please send JSON (content type application/json).",
  invalid: "Some of the details need another look.",
  outside_availability: "That time is outside the opening hours.",
  too_soon: "That time has passed, or is too soon to book.",
  beyond_horizon: "That time is too far ahead to book yet.",
  off_grid: "Bookings cannot start at that minute.",
  limit_reached: "The limit for bookings of this kind has been reached.",
  idempotency_mismatch: "This Idempotency-Key was already used for a different request.",
  payment_not_possible: "This payment is not possible.",
  rate_limited: "Too many requests. Please wait a moment.",
  internal: "Something went wrong on our side.",
  try_again: "We are busy right now. Please try again in a moment.",
};
