import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "#lib/env.ts";
import { PrismaClient } from "#prisma/generated/client.ts";
import { beginLate } from "./late-begin.ts";
import { createStatementNames, type StatementNames } from "./statement-names.ts";

export type Db = PrismaClient;
/** The client inside a transaction. */
export type Tx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/**
 * A client on its own pool. Every limit is set: without them a plain query waits for ever when the pool is
 * empty, and a vendor's silence could hold a transaction open (cases F4, F7, F16). Milliseconds. `names`: under which
 * its statements stay planned; whoever gives them tries again when `names.blame` says so.
 */
export function createDb(connectionString: string, max: number, names: StatementNames | null = null): Db {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 2_500,
    // Kept for minutes: after a quiet spell a rush would first have to open every connection at once.
    idleTimeoutMillis: 300_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: "punctual",
    // Dates arrive as text: a role or database with another zone or date style must not change a row (Z19).
    // What says nothing of its isolation has this one, and pays no round trip for saying it.
    options: "-c timezone=UTC -c datestyle=ISO -c default_transaction_isolation=read\\ committed",
    pipeline: true,
  });
  pool.on("connect", beginLate);
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: ({ sql, args }) => (args.length > 0 && names?.nameOf(sql)) || "",
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 10_000 } });
}

// A development server reloads modules; the pools must outlive that.
const shared = globalThis as { punctualApp?: Db; punctualPlatform?: Db };

/** Of what `appDb` sends; transaction.ts is the only one to send it. */
export const appStatementNames = createStatementNames();

/** The role under row-level security: everything inside a tenant goes through it. */
export function appDb(): Db {
  shared.punctualApp ??= createDb(env().DATABASE_URL, env().DATABASE_POOL, appStatementNames);
  return shared.punctualApp;
}

/** The role that crosses tenants. Only the files listed in lib/architecture.test.ts may use it. */
export function platformDb(): Db {
  shared.punctualPlatform ??= createDb(
    env().DATABASE_URL_PLATFORM,
    Math.max(2, Math.ceil(env().DATABASE_POOL / 2)),
  );
  return shared.punctualPlatform;
}
