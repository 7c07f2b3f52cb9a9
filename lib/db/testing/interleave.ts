import { setTimeout as sleep } from "node:timers/promises";

/** One transaction's driver: it stops before each statement and says which one. */
export interface Runner {
  /** The backend that runs its statements. */
  pid: number;
  /** Lets the statement go at which it stands. */
  go(): void;
  /** Called with each statement at which it comes to stand, and once with how it ended. */
  listen(on: { statement(sql: string): void; end(outcome: string): void }): void;
  start(task: unknown): void;
}

/** Whose turn it is, step by step: 0 or 1. */
export type Schedule = readonly (0 | 1)[];

export interface Run {
  outcomes: [string, string];
  /** Every statement in the order in which it was let go. */
  trace: { who: 0 | 1; sql: string; blocked: boolean }[];
}

interface Lane {
  runner: Runner;
  state: "running" | "standing" | "blocked" | "ended";
  sql: string;
  outcome: string;
}

/**
 * Runs two tasks in one exact order. A step of the schedule lets its runner go through the next statement that `marks`
 * says matters, with those before it that do not. Whoever waits for a lock waits, and the other goes on (as Postgres
 * would have it); after the schedule, whoever can goes on to the end.
 * `isBlocked`: whether a backend waits for a lock of another.
 */
export async function interleave(
  runners: readonly [Runner, Runner],
  tasks: readonly [unknown, unknown],
  schedule: Schedule,
  { marks, isBlocked }: { marks: RegExp; isBlocked: (pid: number) => Promise<boolean> },
): Promise<Run> {
  const trace: Run["trace"] = [];
  let wake: () => void = () => undefined;
  const lanes = runners.map((runner, i): Lane => {
    const lane: Lane = { runner, state: "running", sql: "", outcome: "" };
    runner.listen({
      statement: (sql) => {
        Object.assign(lane, { state: "standing", sql });
        wake();
      },
      end: (outcome) => {
        Object.assign(lane, { state: "ended", outcome });
        wake();
      },
    });
    runner.start(tasks[i]);
    return lane;
  });

  /** Until everybody stands, has ended, or waits for a lock. */
  const settle = async (): Promise<void> => {
    for (;;) {
      const moving = lanes.filter(({ state }) => state === "running" || state === "blocked");
      for (const lane of moving)
        if (lane.state === "running" || !(await isBlocked(lane.runner.pid)))
          if (lane.state === "blocked") lane.state = "running";
      if (!lanes.some(({ state }) => state === "running")) return;
      await Promise.race([new Promise<void>((resolve) => (wake = resolve)), sleep(4)]);
      for (const lane of lanes)
        if (lane.state === "running" && (await isBlocked(lane.runner.pid)) && lane.state === "running")
          lane.state = "blocked";
    }
  };
  const letGo = async (who: 0 | 1): Promise<boolean> => {
    const lane = lanes[who];
    if (lane?.state !== "standing") return false;
    const { sql } = lane;
    lane.state = "running";
    lane.runner.go();
    await settle();
    trace.push({ who, sql, blocked: (lane.state as Lane["state"]) === "blocked" });
    return true;
  };

  await settle();
  for (const who of schedule) {
    for (;;) {
      const sql = lanes[who]?.sql ?? "";
      if (!(await letGo(who)) || marks.test(sql)) break;
    }
  }
  // A deadlock leaves both blocked: Postgres ends it soon, and one of them goes on.
  while (lanes.some(({ state }) => state !== "ended"))
    if (!(await letGo(0)) && !(await letGo(1))) await sleep(2).then(settle);
  const [first, second] = lanes;
  return { outcomes: [first?.outcome ?? "", second?.outcome ?? ""], trace };
}

/** Every order of `first` steps of one and `second` of the other: (first + second)! / (first! · second!) of them. */
export function interleavings(first: number, second: number): Schedule[] {
  if (first === 0) return [Array<0 | 1>(second).fill(1)];
  if (second === 0) return [Array<0 | 1>(first).fill(0)];
  return [
    ...interleavings(first - 1, second).map((rest): Schedule => [0, ...rest]),
    ...interleavings(first, second - 1).map((rest): Schedule => [1, ...rest]),
  ];
}

/**
 * Schedules of single statements with at most two changes of turn: one goes `i` statements, the other `j`, then the
 * first to its end. With `j` up to the other's end these are all single switches too. Either begins.
 */
export function switches(first: number, second: number, every = 1): Schedule[] {
  const found: Schedule[] = [];
  for (const [who, other, mine, theirs] of [
    [0, 1, first, second],
    [1, 0, second, first],
  ] as const)
    for (let i = 1; i <= mine; i++)
      for (let j = 1; j <= theirs; j++)
        if ((i + j) % every === 0 || j === theirs)
          found.push([
            ...Array<0 | 1>(i).fill(who),
            ...Array<0 | 1>(j).fill(other),
            ...Array<0 | 1>(mine - i).fill(who),
          ]);
  return found;
}
