import { type Text, wantedOf } from "#lib/booking/form-fields.ts";
import { dayPartNames, dayParts } from "./day-parts.ts";

const clock = /^(\d{1,2}):(\d{2})$/;

/** "09:30" as a minute of the day; NaN for what is no time, which the schema refuses. */
function minuteOf(text: string): number {
  const [, hour = "", minute = ""] = clock.exec(text.trim()) ?? [];
  return hour === "" ? Number.NaN : Number(hour) * 60 + Number(minute);
}

/** Parts of the day that are ticked, and the span that was typed beside them, half of it or whole. */
function timesOf(text: Text) {
  const parts = dayPartNames.filter((name) => text(name) !== "").map((name) => ({ ...dayParts[name] }));
  const [from, to] = [text("timeFrom"), text("timeTo")];
  if (from === "" && to === "") return parts;
  return [...parts, { from: from === "" ? 0 : minuteOf(from), to: to === "" ? 1440 : minuteOf(to) }];
}

export const weekdayField = (weekday: number): string => `weekday${weekday}`;

/**
 * What the form for a place in a waitlist asks for, as `joinInput` takes it. The browser reads the fields with the script,
 * the server without. Nothing is checked here.
 */
export function wishOfForm(text: Text) {
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => text(weekdayField(weekday)) !== "");
  const times = timesOf(text);
  return {
    ...wantedOf(text),
    from: text("from"),
    to: text("to"),
    ...(weekdays.length > 0 ? { weekdays } : {}),
    ...(times.length > 0 ? { times } : {}),
  };
}
