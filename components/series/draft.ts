import type { SeriesTime } from "#lib/errors.ts";
import { MOST_OCCURRENCES, type Repeat } from "#lib/series/repeat.ts";
import type { RepeatInput } from "#lib/series/schema.ts";

/** How often, as the form has it: so many weeks, or a month's day or weekday. */
export const frequencies = ["never", "1", "2", "3", "4", "day", "weekday"] as const;
export type Frequency = (typeof frequencies)[number];
export type Choice = "stop" | "skip" | "nearest";

/** What has been entered about a series. `count` as typed; `until` as YYYY-MM-DD. */
export interface RepeatDraft {
  frequency: Frequency;
  /** ISO weekdays beside that of the first time. */
  weekdays: readonly number[];
  end: "count" | "until";
  count: string;
  until: string | null;
}

export const emptyDraft: RepeatDraft = {
  frequency: "never",
  weekdays: [],
  end: "count",
  count: "10",
  until: null,
};

const names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const isMonthly = (frequency: Frequency): frequency is "day" | "weekday" =>
  frequency === "day" || frequency === "weekday";

/** The repetition that a draft means, for words; null for none. */
export function repeatOf({ frequency, weekdays }: RepeatDraft): Repeat | null {
  if (frequency === "never") return null;
  if (isMonthly(frequency)) return { every: "month", interval: 1, on: frequency };
  return { every: "week", interval: Number(frequency), weekdays, weekStart: 1 };
}

/** The same as the server is asked; null while something is missing. */
export function repeatInput(draft: RepeatDraft): RepeatInput | null {
  const { frequency, weekdays, end, until } = draft;
  const count = Number(draft.count);
  const whole = Number.isInteger(count) && count >= 2 && count <= MOST_OCCURRENCES;
  if (frequency === "never" || (end === "count" ? !whole : until === null)) return null;
  const ends = end === "count" ? { count } : { until: until ?? "" };
  if (isMonthly(frequency)) return { every: "month", on: frequency, ...ends };
  const days = weekdays.flatMap((day) => names[day - 1] ?? []);
  return { every: "week", interval: Number(frequency), weekdays: days, ...ends };
}

const minuteOf = (text: string): number => Math.floor(Date.parse(text) / 60_000);

/** The start that a time gets under a choice, minutes since the epoch; null where it is left out. */
export function startOf({ status, start, alternatives }: SeriesTime, choice: Choice): number | null {
  if (status === "free") return start === null ? null : minuteOf(start);
  const [nearest] = alternatives;
  return choice === "nearest" && nearest !== undefined ? minuteOf(nearest) : null;
}

/** All starts under a choice; none while it says to change nothing because of some that cannot be had. */
export function startsOf(times: readonly SeriesTime[], choice: Choice): number[] {
  if (choice === "stop" && times.some(({ status }) => status !== "free")) return [];
  return times.flatMap((time) => startOf(time, choice) ?? []);
}
