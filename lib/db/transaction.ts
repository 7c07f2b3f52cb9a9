import { setTimeout as sleep } from "node:timers/promises";
import { appDb, appStatementNames, type Db, type Tx } from "./client.ts";
import type { TenantScope } from "./scope.ts";
import { dbRefusal, isRetryable } from "./sqlstate.ts";
import { createTurnstile, TurnMissed } from "./turnstile.ts";

/** The database is away or overloaded: the caller may try again (503 `try_again`). */
export class TryAgain extends Error {
  constructor(cause: unknown) {
    super("The database did not answer in time.", { cause });
    this.name = "TryAgain";
  }
}

const attempts = 5;

/** Full jitter (design 4.2): the n-th wait is anything up to 2ⁿ · 12 ms, so that rivals do not meet again. */
const pause = (attempt: number) => sleep(Math.random() * 12 * 2 ** attempt);

interface Options {
  db?: Db;
  isolation?: "Serializable" | "ReadCommitted";
}

/**
 * Runs `work` inside one transaction that can see only the tenant of `scope`. Serialization failures and
 * deadlocks run it again, at most 5 times: `work` must have no effect outside the database.
 * @throws TryAgain when the database is away or the retries ran out.
 */
export async function withTenant<T>(
  scope: TenantScope,
  work: (tx: Tx) => Promise<T>,
  options: Options = {},
): Promise<T> {
  const db = options.db ?? appDb();
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(
        async (tx) => {
          // No sequential scans: under serializable isolation they lock whole tables and make false conflicts.
          await tx.$executeRaw`SELECT set_config('app.tenant_id', ${scope.tenantId}, true), set_config('enable_seqscan', 'off', true)`;
          return await work(tx);
        },
        options.isolation === "Serializable" ? { isolationLevel: "Serializable" } : {},
      );
    } catch (error) {
      if (appStatementNames.blame(error) && attempt < attempts) continue;
      if (isRetryable(error)) turnstile.conflict(scope.tenantId);
      if (isRetryable(error) && attempt < attempts) {
        await pause(attempt);
        continue;
      }
      const refusal = dbRefusal(error);
      if (isRetryable(error) || refusal === "unavailable" || refusal === "timeout") throw new TryAgain(error);
      throw error;
    }
  }
}

/** Longer than any queue of a business that is merely popular; shorter than people and programs wait for an answer. */
const patienceMs = 5_000;
const turnstile = createTurnstile({ width: 4, perKey: 4, patienceMs });
const rivals = createTurnstile({ width: Number.POSITIVE_INFINITY, perKey: 1, patienceMs });

const unlessMissed = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw error instanceof TurnMissed ? new TryAgain(error) : error;
  });

/**
 * Waits for this tenant's turn among the serializable transactions of this process (turnstile.ts).
 * @throws TryAgain when the turn comes too late to be of use
 */
export const inTurn = <T>(scope: TenantScope, work: () => Promise<T>): Promise<T> =>
  unlessMissed(turnstile.pass(scope.tenantId, work));

/**
 * One after the other for all in this process who want the same, which is `what`: together they would only be in each
 * other's way.
 * @throws TryAgain when the turn comes too late to be of use
 */
export const oneByOne = <T>(what: string, work: () => Promise<T>): Promise<T> =>
  unlessMissed(rivals.pass(what, work));

/** At SERIALIZABLE: for decisions that depend on what they read (placing, moving, inviting). Call it in turn. */
export const serializable = <T>(scope: TenantScope, work: (tx: Tx) => Promise<T>, db?: Db): Promise<T> =>
  withTenant(scope, work, { isolation: "Serializable", ...(db ? { db } : {}) });

/** A serializable transaction when its turn has come. */
export const withTenantSerializable = <T>(
  scope: TenantScope,
  work: (tx: Tx) => Promise<T>,
  db?: Db,
): Promise<T> => inTurn(scope, () => serializable(scope, work, db));
