import { busyOf } from "#lib/availability/busy-rows.ts";
import { ascending } from "#lib/availability/intervals.ts";
import { slotsOf, slugsOf } from "#lib/availability/loaders.ts";
import type { Busy, ServiceRules, SlotQuery, Span } from "#lib/availability/rules.ts";
import { slots } from "#lib/availability/slots.ts";
import { slotsBytes } from "#lib/http/slots-bytes.ts";
import { type BusyDates, bench, CASES, type Horizon, ZONE } from "./scenario.mjs";
import { clinic, quarter, scheduleOf, serviceOf, soldAs, staffOf } from "./slots-data.ts";

// The slot engine on the scenario that other engines are measured by.
//   engine: compiled rules and busy spans by their start in, instants out
//   whole:  what Postgres answers in (bench/scenario.mjs, sorted per lane), the bytes of the API's JSON out
//   dates:  the same from unsorted dates
// All answers are written into the same memory (lib/http/byte-text.ts). Fresh from the system for each, a year's 780 KB
// made "whole" half as slow again on an idle machine, and several times as slow on one that is short of memory.
// Then a clinic of fifty with ten rooms and ten services, and whether a million calls leave anything behind.
//   node --expose-gc bench/slots.ts [calls]

type Lanes = ReadonlyMap<string, readonly BusyDates[]>;

const minuteOf = (date: Date) => date.getTime() / 60_000;

const spansOf = (dates: readonly BusyDates[]): Span[] =>
  dates.map(({ start, end }) => ({ from: minuteOf(start), to: minuteOf(end) }));

const busyWith = (lanes: Lanes, arrange = (spans: Span[]): readonly Span[] => spans): Busy => ({
  lanes: new Map([...lanes].map(([id, dates]) => [id, arrange(spansOf(dates))])),
  sessions: [],
  booked: [],
  bookedWith: new Map(),
});

/** A row per lane, as busy-rows.ts asks for them. */
const answerOf = (lanes: Lanes) => [
  [...lanes].map(([id, dates]) => [
    id,
    ascending(spansOf(dates))
      .map(({ from, to }) => `${from} ${to}`)
      .join(" "),
  ]),
];

const queryOf = ({ from, to }: Horizon): SlotQuery => ({
  window: { from: from / 60_000, to: to / 60_000 },
  party: 1,
  now: from / 60_000,
});

const micro = (ms: number) => `${(ms * 1000).toFixed(1).padStart(9)} µs`;

function measure(name: string, services: readonly ServiceRules[], lanes: Lanes, horizon: Horizon): void {
  const query = queryOf(horizon);
  const plans = services.map((rules) => ({ service: soldAs(rules), staffId: undefined, ...query }));
  const answer = answerOf(lanes);
  const sorted = busyWith(lanes, (spans) => [...ascending(spans)]);
  const write = (plan: (typeof plans)[number], busy: Busy) =>
    slotsBytes({ timezone: ZONE, from: "from", to: "to", slots: slotsOf(plan, busy), slugs: slugsOf(plan) });
  const engine = bench(() => services.forEach((rules) => void slots(rules, sorted, query)));
  const whole = bench(() => plans.forEach((plan) => void write(plan, busyOf(answer))));
  const dates = bench(() => plans.forEach((plan) => void write(plan, busyWith(lanes))));
  const count = services.reduce((sum, rules) => sum + slots(rules, sorted, query).length, 0);
  console.log(
    `${name.padEnd(32)} ${String(count).padStart(6)} slots  engine ${micro(engine.median)}` +
      `  whole ${micro(whole.median)}  dates ${micro(dates.median)}`,
  );
}

const weekdays = scheduleOf("weekdays");
const teamOf = (hosts: readonly unknown[]) => serviceOf({ staff: staffOf(hosts.length, () => weekdays) });
const lanesOf = (hosts: readonly (readonly BusyDates[])[]): Lanes =>
  new Map(hosts.map((dates, i) => [`host-${i}`, dates]));

for (const { name, h, hosts } of CASES) measure(name, [teamOf(hosts)], lanesOf(hosts), h);
const { services, lanes } = clinic();
measure("50 staff, 10 rooms, 10 services", services, lanes, quarter);

/** Heap after a collection, in tenths of a million calls: flat, or something is being kept. */
function memory(calls: number): void {
  const [, month] = CASES;
  if (!month || !globalThis.gc) {
    console.log("memory: start with --expose-gc");
    return;
  }
  const [rules, busy, query] = [teamOf(month.hosts), busyWith(lanesOf(month.hosts)), queryOf(month.h)];
  const heap: string[] = [];
  for (let call = 0; call <= calls; call++) {
    // A window that moves through a year: what is remembered must stay within its bounds too.
    const away = (call % 365) * 1440;
    const window = { from: query.window.from + away, to: query.window.from + away + 1440 };
    slots(rules, busy, { ...query, window, now: window.from });
    if (call % Math.ceil(calls / 10) !== 0) continue;
    globalThis.gc();
    heap.push((process.memoryUsage().heapUsed / 1e6).toFixed(2));
  }
  console.log(`heap after each tenth of ${calls} calls, MB: ${heap.join("  ")}`);
}

memory(Number(process.argv[2] ?? 1_000_000));
