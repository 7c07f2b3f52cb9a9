/**
 * `node scripts/client.ts`: writes docs/client/punctual.ts, a typed client for the HTTP API, from the OpenAPI document.
 * A test fails when it is out of date.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { register } from "tsx/esm/api";
import { currentClient } from "./client/current.ts";
import { projectRoot } from "./local/project.ts";

// Route files import from Next the way its bundler resolves, which Node alone does not.
register();
writeFileSync(join(projectRoot, "docs/client/punctual.ts"), await currentClient());
console.log("Wrote docs/client/punctual.ts.");
