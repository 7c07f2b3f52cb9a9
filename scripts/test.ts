/**
 * `npm test`: types, lint, unit, database and browser tests, all on the real thing. Near the end stands every test that
 * failed, by name; the last line is `N passed, N failed`, and the exit code is 0 only when nothing failed.
 */
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./local/browser.ts";
import { startChild } from "./local/child.ts";
import { type Failure, playwrightFailures, toldFailures, vitestFailures } from "./local/failures.ts";
import { projectRoot } from "./local/project.ts";
import { beginRun } from "./local/run.ts";
import { withoutSettings } from "./local/settings.ts";
import { NOTHING, playwrightTally, single, sum, type Tally, vitestTally } from "./local/tally.ts";
import { startTestStack } from "./local/test-stack.ts";
import { prismaGenerate } from "./prisma-generate.ts";

const run = beginRun(130);
const env = withoutSettings(process.env);
const work = mkdtempSync(join(tmpdir(), "punctual-e2e-"));
// As root, Postgres runs as another user, who has to pass through.
chmodSync(work, 0o755);
const results: [name: string, tally: Tally][] = [];
const failures: Failure[] = [];

try {
  await prismaGenerate();
  // The build needs both cores for a while; what is started beside it is short. The types come after it, because the
  // build writes some of them.
  const stack = startTestStack(run, env, work);
  await check("lint", async () => single(await tool("@biomejs/biome/bin/biome", ["check", "."])));
  const browser = await attempt(async () => ensureChromium(run.say));
  const started = await attempt(() => stack);
  await check("types", async () => single(await tool("typescript/bin/tsc", ["--noEmit", "-p", "."])));
  await check("unit and database", async () => {
    const file = join(work, "vitest.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const code = await tool("vitest/vitest.mjs", ["run", "--allowOnly=false", ...reporters]);
    failures.push(...vitestFailures(report(file)));
    return vitestTally(report(file), code);
  });
  await check("browser", async () => {
    if (browser.error) throw browser.error;
    if (started.error) throw started.error;
    const file = join(work, "playwright.json");
    const more = { ...started.value, CHROMIUM_PATH: browser.value, PUNCTUAL_E2E_REPORT: file };
    const code = await tool("@playwright/test/cli.js", ["test"], more);
    failures.push(...playwrightFailures(report(file)));
    return playwrightTally(report(file), code);
  });
} catch (error) {
  console.error(error);
  results.push(["the run itself", { ...NOTHING, failed: 1 }]);
  failures.push({ file: "npm test", name: "the run itself", message: messageOf(error) });
}

const total = sum(results.map(([, tally]) => tally));
run.onStop(() => {
  const kept = join(projectRoot, ".data/test-logs");
  rmSync(kept, { recursive: true, force: true });
  for (const name of ["start.log", "logs"]) {
    if (existsSync(join(work, name))) cpSync(join(work, name), join(kept, name), { recursive: true });
  }
  rmSync(work, { recursive: true, force: true });
});
await run.stopAll();
if (failures.length > 0) console.log(["", "Failed:", ...toldFailures(failures)].join("\n"));
console.log("");
for (const [name, { passed, failed, skipped }] of results) {
  console.log(`  ${name}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** Runs one check and keeps its result; whatever it throws is a failure of that check, not the end of the others. */
async function check(name: string, work: () => Promise<Tally>): Promise<void> {
  const began = Date.now();
  const named = failures.length;
  const outcome = await attempt(work);
  if (outcome.error) console.error(outcome.error.message);
  const tally = outcome.value ?? { ...NOTHING, failed: 1 };
  results.push([name, tally]);
  if (tally.failed > 0 && failures.length === named) {
    const message = outcome.error?.message ?? "What it said stands above.";
    failures.push({ file: "npm test", name, message });
  }
  console.log(
    `— ${name}: ${tally.failed === 0 ? "passed" : "FAILED"} (${Math.round((Date.now() - began) / 1000)} s)`,
  );
}

/** @returns the exit code of a tool from node_modules, its output on this terminal. */
async function tool(
  path: string,
  args: string[],
  more: Record<string, string | undefined> = {},
): Promise<number> {
  const bin = join(projectRoot, "node_modules", path);
  const child = startChild({ name: path, args: [bin, ...args], env: { ...env, ...more } });
  run.onStop(() => child.stop(2_000));
  const how = await child.ended;
  return how === "exit code 0" ? 0 : 1;
}

/** A runner's JSON report; none when it crashed before writing it. */
function report(file: string) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

async function attempt<T>(work: () => Promise<T>): Promise<{ value?: T; error?: Error }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(messageOf(error)) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
