import type { Races } from "./race.ts";
import type { Finding, OperationFigures } from "./tally.ts";

export interface Report {
  url: string;
  begun: string;
  minutes: number;
  clients: number;
  tenants: string[];
  /** Only where the stack was its own. */
  local: {
    web: number;
    workers: number;
    kills: number;
    crashes: string[];
    planted: string[];
    mails: number;
  } | null;
  operations: OperationFigures[];
  bookings: {
    acknowledged: number;
    confirmed: number;
    cancelled: number;
    compared: number;
    rows: number | null;
  };
  races: Races;
  audited: string[];
  findings: Finding[];
}

const sum = (list: OperationFigures[], name: "done" | "putOff" | "broken" | "retries"): number =>
  list.reduce((total, one) => total + one[name], 0);

const row = (cells: readonly (string | number)[], widths: readonly number[]): string =>
  cells
    .map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0)))
    .join("  ")
    .trimEnd();

function operationLines(operations: OperationFigures[]): string[] {
  const widths = [26, 7, 7, 7, 7, 7, 8, 8];
  const head = ["operation", "done", "p50", "p95", "p99", "slowest", "broken", "again"];
  return [
    row(head, widths),
    ...operations.map(({ name, done, p50, p95, p99, slowest, broken, retries }) =>
      row([name, done, p50, p95, p99, slowest, broken, retries], widths),
    ),
  ];
}

/** What was answered, over all operations, most frequent first. */
function answerLine(operations: OperationFigures[]): string {
  const all = new Map<string, number>();
  for (const { answers } of operations)
    for (const [kind, count] of Object.entries(answers)) all.set(kind, (all.get(kind) ?? 0) + count);
  return [...all]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind}: ${count}`)
    .join(" · ");
}

const findingLines = (findings: readonly Finding[]): string[] =>
  findings.length === 0
    ? ["NOTHING WAS FOUND."]
    : [
        `FOUND: ${findings.length === 1 ? "one thing" : `${findings.length} things`} that must not be.`,
        ...findings.flatMap(({ what, count, cases }) => [
          `- ${what} (${count})`,
          ...cases.map((one) => `    ${one}`),
        ]),
      ];

/** One page. Times are milliseconds. */
export function reportText(report: Report): string {
  const { operations, bookings, races, local } = report;
  const stack = local
    ? [
        `${local.web} web and ${local.workers} worker processes on one Postgres, ${local.kills} kills, ${local.crashes.length} crashes, ${local.mails} mails`,
        ...(local.planted.length > 0 ? [`Taken away beforehand: ${local.planted.join(", ")}`] : []),
      ]
    : [];
  const rows =
    bookings.rows === null
      ? "no database was named, so rows were not asked"
      : `${bookings.rows} rows in the database`;
  return [
    `Punctual torture · ${report.url} · ${report.tenants.join(", ")}`,
    `${report.begun} · ${report.minutes} min · ${report.clients} clients`,
    ...stack,
    "",
    ...findingLines(report.findings),
    "",
    `${sum(operations, "done")} operations, ${sum(operations, "putOff")} of them told to try again until their 30 seconds were up, ${sum(operations, "broken")} broken connections, ${sum(operations, "retries")} retries`,
    `Answers: ${answerLine(operations)}`,
    `Bookings: ${bookings.acknowledged} acknowledged (${bookings.confirmed} confirmed, ${bookings.cancelled} cancelled), ${bookings.compared} read again, ${rows}`,
    `Races for one time: ${races.held}, won by ${races.won}`,
    "",
    ...operationLines(operations),
    "",
    ...(report.audited.length > 0 ? [`Asked of the rows: ${report.audited.join("; ")}.`] : []),
  ].join("\n");
}
