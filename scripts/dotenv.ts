/**
 * Preloaded by the npm scripts: reads `.env` beside package.json where there is one. What the environment already
 * says wins. (Node's own --env-file-if-exists prints a remark wherever there is none.)
 */
import { existsSync } from "node:fs";
import { join } from "node:path";

const file = join(import.meta.dirname, "../.env");
if (existsSync(file)) process.loadEnvFile(file);
