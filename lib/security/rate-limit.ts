import { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { type Crossing, createFerry } from "#lib/db/ferry.ts";
import { env } from "#lib/env.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { rootLog } from "#lib/log.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { digest } from "./tokens.ts";

const minutes = 60;
const hours = 60 * minutes;

/**
 * How often what may happen per subject, in a window of seconds. `closed`: with the store away the answer is no
 * (case F15: signing in waits, browsing and booking do not).
 */
const limits = {
  /** Links mailed to one address. */
  "sign-in:address": { points: 5, seconds: 15 * minutes, closed: true },
  "sign-in:ip": { points: 30, seconds: 15 * minutes, closed: true },
  /** Links opened, used or not: guessing is hopeless, and this makes it loud. */
  "sign-in:confirm": { points: 60, seconds: 15 * minutes, closed: true },
  /** Businesses opened by one person. */
  "sign-up": { points: 10, seconds: 24 * hours, closed: true },
  "sign-up:lookup": { points: 600, seconds: 10 * minutes, closed: false },
  "invitation:tenant": { points: 60, seconds: 24 * hours, closed: true },
  /** Booking, moving and cancelling, tried from one address of the network. */
  "booking:attempt": { points: 1200, seconds: 10 * minutes, closed: false },
  /** Times chosen on booking pages: each is kept for a while (lib/holds). */
  "hold:take": { points: 300, seconds: 10 * minutes, closed: false },
  /** Bookings made for one mail address at one business (case N17). */
  "booking:made": { points: 60, seconds: 24 * hours, closed: false },
  /** People who join a waitlist, from one address of the network, and for one mail address at one business. */
  "waitlist:join": { points: 60, seconds: 10 * minutes, closed: false },
  "waitlist:address": { points: 20, seconds: 24 * hours, closed: false },
  /** Files that one business brings in; each costs seconds to compare. */
  "import:file": { points: 60, seconds: 10 * minutes, closed: false },
  /** Manage links and invitations that do not exist; only failures count. */
  lookup: { points: 600, seconds: 10 * minutes, closed: false },
  /** Tests of webhooks, per business: each makes us ask somebody else's server. */
  "webhook:test": { points: 30, seconds: 10 * minutes, closed: true },
  /** The API, per key or network address. */
  api: { points: 6000, seconds: 10 * minutes, closed: false },
} as const satisfies Record<string, { points: number; seconds: number; closed: boolean }>;

export type LimitName = keyof typeof limits;

interface Limiter {
  store: RateLimiterPostgres;
  /** Uses of a key that come while one is being counted are counted with the next, all in one go. */
  use(key: string, one: null): Promise<Crossing<RateLimiterRes>>;
}

const shared = globalThis as {
  punctualLimits?: Map<LimitName, Limiter>;
  punctualLimitPool?: Pool;
};

function limiter(name: LimitName): Limiter {
  shared.punctualLimits ??= new Map();
  shared.punctualLimitPool ??= makePool();
  const known = shared.punctualLimits.get(name);
  if (known) return known;
  const { points, seconds } = limits[name];
  const store = new RateLimiterPostgres({
    storeClient: shared.punctualLimitPool,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    // Whoever is far over the limit is refused without asking the database, by this copy alone.
    inMemoryBlockOnConsumed: points + 1,
    clearExpiredByTimeout: true,
  });
  const use = createFerry((key, uses: readonly null[]) =>
    store.consume(key, uses.length).catch(stateOrThrow),
  );
  const made = { store, use };
  shared.punctualLimits.set(name, made);
  return made;
}

/** The library throws its state where the limit is passed; here that is an answer like any other. */
function stateOrThrow(refusal: unknown): RateLimiterRes {
  if (refusal instanceof RateLimiterRes) return refusal;
  throw refusal;
}

/** A few connections of their own: a count must not wait behind bookings. Losing the last one in a crash is fine. */
function makePool(): Pool {
  const pool = new Pool({
    connectionString: env().DATABASE_URL_PLATFORM,
    max: 4,
    connectionTimeoutMillis: 1_500,
    idleTimeoutMillis: 300_000,
    statement_timeout: 1_500,
    options: "-c synchronous_commit=off",
    application_name: "punctual-limits",
  });
  pool.on("error", (error) => rootLog().warn({ err: error }, "A connection of the rate limiter was lost."));
  return pool;
}

/** The subject as it is stored: mail addresses, network addresses and tokens only as a keyed digest. */
const keyOf = (subject: string) => digest(subject);

/** Counts one use. Too many: `rate_limited` with the seconds to wait. */
export async function consume(name: LimitName, subject: string): Promise<Result<null, Problem>> {
  if (env().RATE_LIMITS === "off") return ok(null);
  try {
    const { result, aboard, place } = await limiter(name).use(keyOf(subject), null);
    // 0: refused without being counted, because it is known to be far over.
    const consumed = result.consumedPoints;
    const isWithin = consumed > 0 && consumed - aboard + place <= limits[name].points;
    return isWithin ? ok(null) : refused(name, result);
  } catch (refusal) {
    return refused(name, refusal);
  }
}

/** Asks without counting: for limits on failures, which are counted with `consume` when one happens. */
export async function peek(name: LimitName, subject: string): Promise<Result<null, Problem>> {
  if (env().RATE_LIMITS === "off") return ok(null);
  try {
    const state = await limiter(name).store.get(keyOf(subject));
    return state && state.remainingPoints <= 0 ? refused(name, state) : ok(null);
  } catch (refusal) {
    return refused(name, refusal);
  }
}

function refused(name: LimitName, refusal: unknown): Result<null, Problem> {
  if (refusal instanceof RateLimiterRes)
    return err(
      problem("rate_limited", { retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) }),
    );
  rootLog().error({ limit: name, err: refusal }, "The rate limiter's store did not answer.");
  return limits[name].closed ? err(problem("try_again", { retryAfterSeconds: 10 })) : ok(null);
}

/** Lets go of the connections, for tests and a clean stop. */
export async function closeLimits(): Promise<void> {
  await shared.punctualLimitPool?.end();
  delete shared.punctualLimitPool;
  delete shared.punctualLimits;
}
