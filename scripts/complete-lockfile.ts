/**
 * `node scripts/complete-lockfile.ts`, after a change of dependencies behind a registry with holes: adds the entries
 * of other platforms' packages that the registry could not describe, without which `npm ci` refuses the lockfile.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Lockfile, missingPlatformPackages } from "./local/lockfile.ts";
import { projectRoot } from "./local/project.ts";

const file = join(projectRoot, "package-lock.json");
const lockfile: Lockfile = JSON.parse(readFileSync(file, "utf8"));
const missing = missingPlatformPackages(lockfile);
const packages = Object.entries({ ...lockfile.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`);
console.log(`Added ${Object.keys(missing).length} entries.`);
