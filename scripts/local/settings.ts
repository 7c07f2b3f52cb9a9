import type { LocalSecrets } from "./secrets.ts";

type Environment = NodeJS.ProcessEnv;

/** Any of these means that a real vendor is configured, beside which the sandbox never runs (contract 6). */
const VENDOR_KEYS = ["RESEND_API_KEY", "STRIPE_SECRET_KEY", "GOOGLE_CLIENT_ID", "MICROSOFT_CLIENT_ID"];

/** Any of these means that somebody configures an installation, and did not just type `npm start`. */
const INSTALLATION_KEYS = [
  ...["DATABASE_URL", "DATABASE_URL_PLATFORM", "APP_URL", "AUTH_SECRET", "ENCRYPTION_KEY"],
  ...VENDOR_KEYS,
];

/**
 * In production nothing is invented. NODE_ENV alone does not say it (many container images set it), but with it
 * any one setting does: whoever gave a secret and forgot the database must hear so, not get a throw-away one.
 */
export function isProduction(env: Environment): boolean {
  return env.NODE_ENV === "production" && INSTALLATION_KEYS.some((name) => isSet(env, name));
}

export function wantsSandbox(env: Environment): boolean {
  return !VENDOR_KEYS.some((name) => isSet(env, name));
}

export function wantsEmbeddedPostgres(env: Environment): boolean {
  return !isSet(env, "DATABASE_URL") && !isSet(env, "DATABASE_URL_PLATFORM");
}

export function isSet(env: Environment, name: string): boolean {
  return (env[name] ?? "").trim() !== "";
}

/** The environment without anything that configures Punctual: what tests run with, the same on every machine. */
export function withoutSettings(env: Environment): Environment {
  const others = /^(STRIPE|RESEND|GOOGLE|MICROSOFT|SANDBOX|PUNCTUAL|PLAN)_/;
  const exact = ["NODE_ENV", "PORT", "DATA_DIR", "MAIL_FROM", "RATE_LIMITS", "TRUSTED_PROXIES", "LOG_LEVEL"];
  const ours = [
    ...INSTALLATION_KEYS,
    ...exact,
    "DATABASE_POOL",
    "OUTBOUND_LOOPBACK",
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  ];
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !others.test(name) && !ours.includes(name)),
  ) as Environment;
}

export type LocalParts = {
  dataDir: string;
  port: number;
  secrets: LocalSecrets;
  buildKey: string;
  /** Absent where a real vendor is configured. */
  sandboxPort?: number;
  /** Absent where an own database is configured. */
  database?: { app: string; platform: string };
};

/** What web, worker, seed and sandbox run with locally: what was given, completed by what was made up. */
export function localEnvironment(given: Environment, parts: LocalParts): Environment {
  const { secrets, port, sandboxPort, database, dataDir } = parts;
  const made: Environment = {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: parts.buildKey,
    APP_URL: `http://localhost:${port}`,
    AUTH_SECRET: secrets.AUTH_SECRET,
    ENCRYPTION_KEY: secrets.ENCRYPTION_KEY,
    MAIL_FROM: "Punctual <bookings@punctual.test>",
  };
  if (sandboxPort !== undefined) {
    const sandbox = `http://127.0.0.1:${sandboxPort}`;
    Object.assign(made, {
      SANDBOX_PORT: String(sandboxPort),
      RESEND_API_KEY: secrets.RESEND_API_KEY,
      RESEND_BASE_URL: sandbox,
      RESEND_WEBHOOK_SECRET: secrets.RESEND_WEBHOOK_SECRET,
      STRIPE_SECRET_KEY: secrets.STRIPE_SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: secrets.STRIPE_WEBHOOK_SECRET,
      STRIPE_API_BASE: sandbox,
    });
  }
  const chosen = Object.entries(given).filter(([name]) => isSet(given, name) && name !== "NODE_ENV");
  const env: Environment = { ...made, ...Object.fromEntries(chosen), PORT: String(port), DATA_DIR: dataDir };
  if (sandboxPort !== undefined) env.SANDBOX_PORT = String(sandboxPort);
  if (database) {
    Object.assign(env, {
      DATABASE_URL: database.app,
      DATABASE_URL_PLATFORM: database.platform,
      PUNCTUAL_EMBEDDED: "1",
    });
  }
  return env;
}
