/**
 * What the slot engine knows about a service: plain values, compiled once per configuration revision
 * (design 4.4). Spans are half-open. `Minute` is a whole minute since the Unix epoch; every zone offset
 * since 1972 is a whole number of minutes, so nothing is lost.
 */
export type Minute = number;

/** A half-open span of instants `[from, to)`. */
export interface Span {
  from: Minute;
  to: Minute;
}

/** Minutes of a local day. `to` may be 1440 (24:00) or pass midnight (up to 2880). */
export interface WallSpan {
  from: number;
  to: number;
}

/** Weekly wall-time hours; `weekday` is ISO: 1 Monday … 7 Sunday. A shift belongs to the day it starts on. */
export interface WeeklySpan extends WallSpan {
  weekday: number;
}

/** Other hours for a while: a season, or work in another zone. Dates are day numbers, both included. */
export interface SchedulePeriod {
  from: number;
  to: number;
  zone: string;
  weekly: readonly WeeklySpan[];
}

/**
 * A schedule (design 2). A period replaces weekly hours and zone on its days, and an exception replaces
 * the whole day it names (YYYY-MM-DD), read in the zone of that day; an empty list is "closed". Periods do not overlap.
 */
export interface ScheduleRules {
  id: string;
  zone: string;
  weekly: readonly WeeklySpan[];
  exceptions: ReadonlyMap<string, readonly WallSpan[]>;
  periods: readonly SchedulePeriod[];
}

/** How many live bookings a local day or week may hold; weeks begin on the service's `weekStart`. */
export interface Caps {
  perDay?: number | undefined;
  perWeek?: number | undefined;
}

/** A bookable person. Its lane id is its own id. */
export interface StaffRules {
  id: string;
  slug: string;
  schedule: ScheduleRules;
  /** Approved time off, as instants: closed, whatever the schedule says. */
  timeOff: readonly Span[];
  /** Of everything this person does, sessions counted once. */
  limits: Caps;
  /** For "balanced": twice the weight, twice the share. At least 1. */
  weight: number;
}

/** A room or machine kind; each unit id is a lane. Without a schedule it is available whenever a unit is free. */
export interface ResourceRules {
  id: string;
  slug: string;
  unitIds: readonly string[];
  schedule: ScheduleRules | null;
}

export type Assignment = "any" | "balanced" | "all";

export interface ServiceRules {
  id: string;
  slug: string;
  /** The location's zone: the grid, "same day" and caps are reckoned in it. */
  zone: string;
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** Location hours and the service's own: all of them must be open, beside the people's and resources'. */
  hours: readonly ScheduleRules[];
  /** Starts lie on multiples of this, counted as `alignment` says. */
  stepMinutes: number;
  /** "clock": from local midnight, as clocks show it. "opening": from when hours open, anew each local day. */
  alignment: "clock" | "opening";
  minimumNoticeMinutes: number;
  /** Rolling: bookable from today up to and including the local day this many days ahead. */
  horizonDays: number;
  /** Local days (day numbers, both included) outside which nothing may be booked. */
  dates: { from: number | null; to: number | null };
  /** ISO weekday that weeks begin on, for caps per week. */
  weekStart: number;
  /** 1: an appointment. More: a group service with that many seats a session. */
  capacity: number;
  assignment: Assignment;
  staff: readonly StaffRules[];
  resources: readonly ResourceRules[];
  limits: Caps & { perCustomer?: number | undefined };
}

/** A live group session: it owns its lanes, and seats are left on it or not. */
export interface SessionBusy {
  sessionId: string;
  staffId: string | null;
  from: Minute;
  to: Minute;
  seatsTaken: number;
  capacity: number;
}

/** What is taken in a window. Spans include buffers; they may arrive unsorted and overlapping. */
export interface Busy {
  /** By lane id (a staff member's id or a resource unit's id). */
  lanes: ReadonlyMap<string, readonly Span[]>;
  /** Sessions of this very service. */
  sessions: readonly SessionBusy[];
  /** Starts of the service's live bookings, whole local weeks of them, for its caps. */
  booked: readonly Minute[];
  /** By staff id: starts of everything they do in those weeks, for their caps. */
  bookedWith: ReadonlyMap<string, readonly Minute[]>;
}

/** A start that could be booked now. */
export interface Slot {
  from: Minute;
  to: Minute;
  /** Ids of the staff members who could take it (for "all": everyone), in the rules' order. Slots may share a list. */
  staff: readonly string[];
  seatsLeft: number;
}

export interface SlotQuery {
  /** Starts wanted in this span. */
  window: Span;
  /** Only this staff member. */
  staffId?: string | undefined;
  /** Seats wanted; 1 for an appointment. */
  party: number;
  now: Minute;
}

/** Why a start cannot be booked; codes are contract.md 3's. `slot_taken` only when all rules allow it. */
export type Refusal =
  | "outside_availability"
  | "too_soon"
  | "beyond_horizon"
  | "off_grid"
  | "limit_reached"
  | "slot_taken";

/** How a start would be booked: who, which units, or which existing session. */
export interface Placement {
  from: Minute;
  to: Minute;
  occupiedFrom: Minute;
  occupiedTo: Minute;
  /** Alternatives in the order to try; each is a full set of lanes. With "all" there is one, holding everyone. */
  candidates: { staffIds: string[]; unitIds: string[] }[];
  /** Whether a buffer is squeezed, its own or a neighbour's. */
  squeeze: boolean;
  /** Set when seats of an existing session are to be taken instead of new lanes. */
  session: SessionBusy | null;
}

export interface Reason {
  /** Stable code: a Refusal, or "open". */
  code: string;
  /** A sentence for staff. */
  detail: string;
}
