/**
 * `npm run torture`: hundreds of customers who book, move, cancel, race and try again, against any installation or, with
 * `--local`, against a stack of its own whose processes are killed now and then. Afterwards everything that was promised
 * is read once more, and the rows are audited. docs/guides/torture.md.
 */
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { beginRun, type Run } from "./local/run.ts";
import type { World } from "./torture/bookings.ts";
import { createCalls } from "./torture/calls.ts";
import { checkPromises } from "./torture/check.ts";
import { crowd } from "./torture/crowd.ts";
import { askedOfTheRows, auditRows } from "./torture/database.ts";
import { createJournal } from "./torture/journal.ts";
import { type LocalStack, startStack } from "./torture/local.ts";
import { readOptions, type TortureOptions } from "./torture/options.ts";
import { type Report, reportText } from "./torture/report.ts";
import { createTally } from "./torture/tally.ts";
import { discover, type Target } from "./torture/target.ts";

const run = beginRun(130);
try {
  const options = readOptions(process.argv.slice(2), process.env);
  const report = await torture(run, options);
  console.log(reportText(report));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  await run.end(report.findings.length > 0 ? 1 : 0);
} catch (error) {
  await run.end(1, error instanceof Error ? error.message : String(error));
}

async function torture(run: Run, options: TortureOptions): Promise<Report> {
  const stack = options.local ? await startStack(run, options) : null;
  const url = stack?.url ?? options.url;
  const targets = await targetsOf(url, options, stack);
  const tally = createTally();
  const world: World = {
    call: createCalls(url, tally),
    journal: createJournal(),
    tally,
    run: `torture-${randomBytes(5).toString("hex")}`,
  };
  const begun = new Date().toISOString();
  let loading = true;
  run.say(`${options.clients} clients for ${options.minutes} minutes at ${url} …`);
  const killing = stack?.kill(options.killEvery, () => !loading);
  const races = await crowd(world, targets, options);
  loading = false;
  const kills = (await killing) ?? 0;
  await stack?.settle();

  run.say("Reading again what was promised …");
  const compared = await checkPromises(world, targets);
  const database = stack?.database ?? options.database;
  const rows = database ? await auditRows(world, database) : null;
  for (const who of stack?.mail.twice() ?? []) tally.found("one booking, two confirmations", who);
  const crashes = stack?.processes.flatMap((process) => process.crashes()) ?? [];
  for (const crash of crashes) tally.found("a process ended that nobody killed", crash);

  const all = [...world.journal.bookings.values()];
  const having = (status: string) => all.filter((booking) => booking.status === status).length;
  if (tally.findings().length === 0) stack?.forgetLogs();
  else if (stack) run.say(`The logs are in ${stack.logs}.`);
  return {
    ...{ url, begun, minutes: options.minutes, clients: options.clients, races },
    tenants: targets.map(({ tenant }) => tenant),
    local: stack && {
      ...{ web: options.web, workers: options.workers, kills, crashes, planted: stack.planted },
      mails: stack.mail.mails(),
    },
    operations: tally.figures(),
    bookings: {
      ...{ acknowledged: all.length, compared, rows },
      ...{ confirmed: having("confirmed"), cancelled: having("cancelled") },
    },
    audited: database ? askedOfTheRows() : [],
    findings: tally.findings(),
  };
}

/** The named business; of a stack of its own, the business made for this and the demo's two. */
function targetsOf(url: string, options: TortureOptions, stack: LocalStack | null): Promise<Target[]> {
  if (!stack) return Promise.all([discover(url, options.tenant ?? "", options)]);
  const { tenant, key } = stack.business;
  return Promise.all([discover(url, tenant, { key }), discover(url, "juniper"), discover(url, "harbour")]);
}
