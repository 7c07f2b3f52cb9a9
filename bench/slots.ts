import { merge } from "#lib/availability/intervals.ts";
import type { Busy, ScheduleRules, ServiceRules, SlotQuery, Span } from "#lib/availability/rules.ts";
import { slots } from "#lib/availability/slots.ts";
import { formatOffsetDateTime } from "#lib/time/instant.ts";
import { AVAIL, type BusyDates, bench, CASES, LEN, NOTICE, STEP, ZONE } from "./scenario.mjs";

// The slot engine on the scenario that other engines are measured by. "engine": sorted busy spans in, slots out, as
// after a database query with ORDER BY. "to JSON": unsorted dates in, the API's answer out.
//   node bench/slots.ts

const schedule: ScheduleRules = {
  id: "weekdays",
  zone: ZONE,
  weekly: AVAIL.flatMap(({ days, start, end }) => days.map((weekday) => ({ weekday, from: start, to: end }))),
  exceptions: new Map(),
  periods: [],
};

const serviceOf = (hosts: number): ServiceRules => ({
  id: "service",
  slug: "service",
  zone: ZONE,
  durationMinutes: LEN,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  hours: [],
  stepMinutes: STEP,
  alignment: "clock",
  minimumNoticeMinutes: NOTICE,
  horizonDays: 400,
  dates: { from: null, to: null },
  weekStart: 1,
  capacity: 1,
  assignment: "any",
  staff: Array.from({ length: hosts }, (_, i) => ({
    id: `host-${i}`,
    slug: `host-${i}`,
    schedule,
    timeOff: [],
    limits: {},
    weight: 1,
  })),
  resources: [],
  limits: {},
});

const spansOf = (dates: readonly BusyDates[]): Span[] =>
  dates.map(({ start, end }) => ({ from: start.getTime() / 60000, to: end.getTime() / 60000 }));

const busyOf = (lanes: readonly (readonly Span[])[]): Busy => ({
  lanes: new Map(lanes.map((spans, i) => [`host-${i}`, spans])),
  sessions: [],
  booked: [],
  bookedWith: new Map(),
});

const micro = (ms: number) => `${(ms * 1000).toFixed(1).padStart(9)} µs`;

for (const { name, h, hosts } of CASES) {
  const rules = serviceOf(hosts.length);
  const from = h.from / 60000;
  const query: SlotQuery = { window: { from, to: h.to / 60000 }, party: 1, now: from };
  const sorted = busyOf(hosts.map((dates) => merge(spansOf(dates))));
  const engine = bench(() => slots(rules, sorted, query));
  const whole = bench(() => {
    const found = slots(rules, busyOf(hosts.map(spansOf)), query);
    JSON.stringify(
      found.map(({ from: start, to, staff, seatsLeft }) => ({
        start: formatOffsetDateTime(start, ZONE),
        end: formatOffsetDateTime(to, ZONE),
        staff,
        seatsLeft,
      })),
    );
  });
  const count = slots(rules, sorted, query).length;
  console.log(
    `${name.padEnd(32)} ${String(count).padStart(6)} slots  engine ${micro(engine.median)}  to JSON ${micro(whole.median)}`,
  );
}
