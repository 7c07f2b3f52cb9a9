import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

export type SchemaEngine = bindings.SchemaEngine;

export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Prisma's schema engine as WebAssembly: the native one is downloaded at first use, which closed networks refuse.
 * To replay migrations for `diff` it fills and empties the database it is given.
 */
export async function openSchemaEngine(databaseUrl: string): Promise<SchemaEngine> {
  await loadEngine();
  const schema = readSchema();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(databaseUrl));
  return bindings.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, adapter);
}

let loaded: Promise<void> | undefined;

/** By hand, because importing the package's own entry prints Node's warning about WebAssembly modules. */
function loadEngine(): Promise<void> {
  loaded ??= (async () => {
    const entry = import.meta.resolve("@prisma/schema-engine-wasm");
    const bytes = readFileSync(fileURLToPath(new URL("schema_engine_bg.wasm", entry)));
    const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...bindings } });
    bindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start;
    if (typeof start === "function") start();
  })();
  return loaded;
}

export function readSchema(root = process.cwd()): { path: string; content: string } {
  return { path: "schema.prisma", content: readFileSync(join(root, "prisma/schema.prisma"), "utf8") };
}

/** The migrations folder in the engine's words, oldest first. */
export function readMigrations(root = process.cwd()): bindings.MigrationList {
  const baseDir = resolve(root, "prisma/migrations");
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
