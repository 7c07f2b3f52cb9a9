import { wallTimeAt } from "#lib/time/instant.ts";
import { localDayAt } from "#lib/time/local-day.ts";
import { earliestStart, lastDay } from "./bounds.ts";
import { fullSpans } from "./caps.ts";
import { type DecideQuery, decide } from "./decide.ts";
import { isOnGrid } from "./grid.ts";
import { contains } from "./intervals.ts";
import { openAround } from "./open-intervals.ts";
import type { Busy, Reason, Refusal, ScheduleRules, ServiceRules, Span } from "./rules.ts";
import { hasRoom, seatsLeft, sessionsIn } from "./sessions.ts";
import { occupiedBy } from "./starts.ts";

export interface Explanation {
  offered: boolean;
  /** Every rule that says no, in the order `decide` asks them; a single "open" when none does. */
  reasons: Reason[];
}

const reason = (code: Refusal | "open", detail: string): Reason => ({ code, detail });

/** The verdict of each rule about one start, for staff (design 4.4). Times are the location's. */
export function explain(rules: ServiceRules, busy: Busy, query: DecideQuery): Explanation {
  const decision = decide(rules, busy, query);
  if (decision.ok) return { offered: true, reasons: [reason("open", openDetail(rules, query, decision))] };
  const found = [
    ...timing(rules, query),
    ...hours(rules, query),
    ...caps(rules, busy, query),
    ...taken(rules, busy, query),
  ];
  // Each rule may be satisfiable while no single person satisfies all of them; the decision still has a name.
  const named = found.some(({ code }) => code === decision.refusal)
    ? found
    : [...found, reason(decision.refusal, "No staff member is free and in their hours at that time.")];
  return { offered: false, reasons: named };
}

const clock = (rules: ServiceRules, minute: number) => wallTimeAt(minute, rules.zone).time;

function openDetail(rules: ServiceRules, { from }: DecideQuery, decision: ReturnType<typeof decide>): string {
  if (!decision.ok) return "";
  const { session, candidates } = decision.placement;
  if (session) return `${clock(rules, from)} has a session with ${seatsLeft(session)} seats left.`;
  const who = new Set(candidates.flatMap(({ staffIds }) => staffIds));
  const names = rules.staff.filter(({ id }) => who.has(id)).map(({ slug }) => slug);
  return `${clock(rules, from)} can be booked${names.length > 0 ? ` with ${names.join(", ")}` : ""}.`;
}

function timing(rules: ServiceRules, { from, now }: DecideQuery): Reason[] {
  const found: Reason[] = [];
  const { date, time } = wallTimeAt(from, rules.zone);
  if (from < now) found.push(reason("too_soon", `${date} ${time} is in the past.`));
  else if (from < earliestStart(rules, now))
    found.push(
      reason("too_soon", `${time} is less than ${rules.minimumNoticeMinutes} min ahead, the minimum notice.`),
    );
  if (localDayAt(from, rules.zone) > lastDay(rules, now))
    found.push(reason("beyond_horizon", `${date} is more than ${rules.horizonDays} days ahead.`));
  if (rules.alignment === "clock" && !isOnGrid(rules, from, []))
    found.push(reason("off_grid", `${time} is not a multiple of ${rules.stepMinutes} min from midnight.`));
  return found;
}

const isOpen = (schedule: ScheduleRules, span: Span) =>
  openAround(schedule, span).some((open) => open.from <= span.from && span.to <= open.to);

const asked = (rules: ServiceRules, { staffId }: DecideQuery) =>
  rules.staff.filter(
    (member) => staffId === undefined || rules.assignment === "all" || member.id === staffId,
  );

function hours(rules: ServiceRules, query: DecideQuery): Reason[] {
  const span = { from: query.from, to: query.from + rules.durationMinutes };
  const when = `${clock(rules, span.from)}–${clock(rules, span.to)}`;
  const outside = (slug: string) =>
    reason("outside_availability", `${when} is not inside the hours of ${slug}.`);
  const members = asked(rules, query);
  const away = members.filter(({ schedule }) => !isOpen(schedule, span));
  const closed = rules.resources.filter(({ schedule }) => schedule && !isOpen(schedule, span));
  const found = [...away, ...closed].map(({ slug }) => outside(slug));
  if (query.staffId !== undefined && !rules.staff.some(({ id }) => id === query.staffId))
    found.push(reason("outside_availability", "That staff member does not offer this service."));
  if (rules.staff.length === 0 && !rules.resources.some(({ schedule }) => schedule))
    found.push(reason("outside_availability", "The service has no staff and no hours."));
  for (const { slug } of rules.resources.filter(({ unitIds }) => unitIds.length === 0))
    found.push(reason("outside_availability", `There is no unit of ${slug}.`));
  return found;
}

function caps(rules: ServiceRules, busy: Busy, { from, party }: DecideQuery): Reason[] {
  const found: Reason[] = [];
  const { date } = wallTimeAt(from, rules.zone);
  if (contains(fullSpans(rules, rules.limits, busy.booked), from))
    found.push(
      reason("limit_reached", `${date} already has its ${rules.limits.perDay} bookings of this service.`),
    );
  if (party < 1 || party > rules.capacity)
    found.push(
      reason("limit_reached", `A party of ${party} does not fit: there are ${rules.capacity} seats.`),
    );
  return found;
}

/** The latest end of what is in the way. */
const blockedUntil = (busy: Busy, lane: string, span: Span): number | null => {
  const ends = (busy.lanes.get(lane) ?? []).filter(({ from, to }) => from < span.to && span.from < to);
  return ends.length === 0 ? null : Math.max(...ends.map(({ to }) => to));
};

function taken(rules: ServiceRules, busy: Busy, query: DecideQuery): Reason[] {
  const span = occupiedBy(rules, query.from);
  const padded = rules.bufferBeforeMinutes + rules.bufferAfterMinutes > 0 ? ", counting buffers" : "";
  const found: Reason[] = [];
  for (const { id, slug } of asked(rules, query)) {
    const until = blockedUntil(busy, id, span);
    if (until !== null)
      found.push(reason("slot_taken", `${slug} is taken until ${clock(rules, until)}${padded}.`));
  }
  for (const { slug, unitIds } of rules.resources) {
    const ends = unitIds.map((unit) => blockedUntil(busy, unit, span)).filter((end) => end !== null);
    if (unitIds.length > 0 && ends.length === unitIds.length)
      found.push(
        reason(
          "slot_taken",
          `Every unit of ${slug} is taken, the first until ${clock(rules, Math.min(...ends))}${padded}.`,
        ),
      );
  }
  for (const session of sessionsIn(rules, busy, query.from, query.from + 1, query.staffId))
    if (!hasRoom(session, query.party))
      found.push(
        reason(
          "slot_taken",
          `The session at ${clock(rules, session.from)} has ${seatsLeft(session)} seats left.`,
        ),
      );
  return found;
}
