import { appDb, type Db, platformDb } from "#lib/db/client.ts";
import { rootLog } from "#lib/log.ts";
import { constraintsHold, rowLevelSecurityHolds } from "./guarantees.ts";
import { migrationsApplied } from "./migrations.ts";
import { databaseStaleZones, hasTimeZones, runtimeStaleZones, zoneWarning } from "./time-zones.ts";

export interface Readiness {
  /** What keeps this copy from serving, by the names of contract 4. */
  failing: string[];
  /** What is wrong but no reason to stop. */
  warnings: string[];
}

interface Check {
  name: string;
  holds(): Promise<boolean>;
}

const checksOf = (app: Db, platform: Db): Check[] => [
  { name: "constraints", holds: () => constraintsHold(app) },
  { name: "row-level-security", holds: () => rowLevelSecurityHolds(app) },
  { name: "migrations", holds: () => migrationsApplied(app) },
  { name: "timezone-data", holds: async () => hasTimeZones() },
  { name: "database", holds: async () => (await platform.$queryRaw`SELECT 1`) !== null },
];

/** Looks at everything now. Without a database nothing that needs one is named: one cause, one word. */
export async function checkReadiness(app: Db = appDb(), platform: Db = platformDb()): Promise<Readiness> {
  try {
    await app.$queryRaw`SELECT 1`;
  } catch (error) {
    rootLog().error({ err: error }, "not ready: the database does not answer");
    return { failing: ["database"], warnings: warningsFor([]) };
  }
  const failing: string[] = [];
  for (const { name, holds } of checksOf(app, platform)) {
    try {
      if (!(await holds())) failing.push(name);
    } catch (error) {
      rootLog().error({ check: name, err: error }, "not ready: a check could not be made");
      failing.push(name);
    }
  }
  if (failing.length > 0) rootLog().error({ failing }, "not ready");
  return { failing, warnings: warningsFor(await databaseStaleZones(app).catch(() => [])) };
}

const warningsFor = (inDatabase: string[]): string[] =>
  [zoneWarning("This server", runtimeStaleZones()), zoneWarning("The database", inDatabase)].filter(
    (warning) => warning !== null,
  );

const freshMs = 1_000;
let last: { at: number; answer: Promise<Readiness> } | undefined;

/** The same, at most once a second: whoever asks ten thousand times costs the database one look. */
export function readiness(): Promise<Readiness> {
  const now = Date.now();
  if (!last || now - last.at >= freshMs) last = { at: now, answer: checkReadiness() };
  return last.answer;
}
