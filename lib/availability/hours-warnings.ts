import { noBusy } from "./decide.ts";
import { intersect, merge } from "./intervals.ts";
import { openSpans } from "./open-intervals.ts";
import type { ServiceRules, Span } from "./rules.ts";
import { crews } from "./starts.ts";
import type { HoursSubject, Warning } from "./warning.ts";

/** What is odd about the hours of a service's people, place and rooms, told from when they are open. */

interface Openings {
  subject: HoursSubject;
  spans: readonly Span[];
}

/** When each of those who must all be there is open. Where one of several people will do, they count together. */
function openings(rules: ServiceRules, window: Span): Openings[] {
  const people = rules.staff.map(({ id, schedule }) => ({ ids: [id], spans: openSpans(schedule, window) }));
  const together = {
    ids: rules.staff.map(({ id }) => id),
    spans: merge(people.flatMap(({ spans }) => spans)),
  };
  const asked = rules.assignment === "all" ? people : rules.staff.length > 0 ? [together] : [];
  return [
    ...asked.map(({ ids, spans }): Openings => ({ subject: { kind: "people", ids }, spans })),
    ...rules.hours.map(
      (schedule): Openings => ({
        subject: { kind: "hours", id: schedule.id },
        spans: openSpans(schedule, window),
      }),
    ),
    ...rules.resources.flatMap(({ id, schedule }): Openings[] =>
      schedule ? [{ subject: { kind: "resource", id }, spans: openSpans(schedule, window) }] : [],
    ),
  ];
}

/** Minutes of the longest time that everybody needed is open together; 0 where they never are. */
function longestTogether(rules: ServiceRules, window: Span): number {
  const teams = crews({ ...rules, durationMinutes: 1 }, noBusy, [window]);
  const lengths = teams.flatMap(({ open }) =>
    intersect(open, [{ from: window.from, to: window.to }]).map(({ from, to }) => to - from),
  );
  return lengths.reduce((longest, length) => Math.max(longest, length), 0);
}

/** The first two that never meet; everybody where it takes more than two. */
function strangers(all: readonly Openings[]): HoursSubject[] {
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1))
      if (intersect(one.spans, other.spans).length === 0) return [one.subject, other.subject];
  return all.map(({ subject }) => subject);
}

/**
 * Why hours leave no start in a window (`none`), or only one each time they open; null where there is nothing to say.
 * Only hours, length and grid are looked at.
 */
export function hoursWarning(rules: ServiceRules, window: Span, none: boolean): Warning | null {
  const all = openings(rules, window);
  const longest = all.length > 0 ? longestTogether(rules, window) : 0;
  const { durationMinutes: minutes, stepMinutes: step } = rules;
  if (!none) {
    const once = rules.alignment === "opening" && step > longest - minutes;
    return once ? { code: "one-start", step, longest } : null;
  }
  if (all.length === 0) return { code: "nobody" };
  const closed = all.filter(({ spans }) => spans.length === 0);
  if (closed.length > 0) return { code: "closed", who: closed.map(({ subject }) => subject) };
  if (longest === 0) return { code: "never-together", who: strangers(all) };
  return longest < minutes ? { code: "too-long", minutes, longest } : { code: "off-grid", step };
}

/** Ids of people who are never open in a window, where others are. */
export function idleStaff(rules: ServiceRules, window: Span): string[] {
  const idle = rules.staff.filter(({ schedule }) => openSpans(schedule, window).length === 0);
  return idle.length < rules.staff.length && rules.assignment !== "all" ? idle.map(({ id }) => id) : [];
}
