import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import type { QueryResult } from "pg";
import { readMigrations } from "./migrations.ts";
import { projectRoot } from "./project.ts";

export type SchemaEngine = bindings.SchemaEngine;

/**
 * Prisma's schema engine as WebAssembly: the native one is downloaded at first use, which closed networks refuse.
 * To replay migrations for `diff` it fills and empties the database it is given.
 */
export async function openSchemaEngine(databaseUrl: string): Promise<SchemaEngine> {
  await loadEngine();
  const { path, content } = readSchema();
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(databaseUrl));
  return bindings.SchemaEngine.new({ datamodels: [[path, content]] }, () => {}, adapter);
}

export function readSchema(): { path: string; content: string } {
  return { path: "schema.prisma", content: readFileSync(join(projectRoot, "prisma/schema.prisma"), "utf8") };
}

/** The migrations folder in the engine's words. */
export function migrationList(): bindings.MigrationList {
  return {
    baseDir: join(projectRoot, "prisma/migrations"),
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: readMigrations().map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

/**
 * The adapter cuts scripts at every semicolon, inside function bodies too; Postgres takes a script whole.
 * And the engine reads "char" (OID 18) as a number where Postgres means a letter of text (OID 25).
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    return mended(await super.connect());
  }

  override async connectToShadowDb() {
    return mended(await super.connect());
  }
}

const CHAR = 18;
const TEXT = 25;

function mended(adapter: Awaited<ReturnType<PrismaPg["connect"]>>) {
  const pool = adapter.underlyingDriver();
  pool.query = new Proxy(pool.query, {
    async apply(query, self, args) {
      const result: QueryResult = await Reflect.apply(query, self, args);
      for (const field of result.fields ?? []) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
      return result;
    },
  });
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const letter = result.columnNames.indexOf("constraint_type");
    if (letter >= 0) result.columnTypes[letter] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  return adapter;
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
