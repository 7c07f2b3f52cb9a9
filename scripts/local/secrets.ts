import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a local installation makes up for itself, once. Names are those of the environment (contract 5). */
export type LocalSecrets = Record<keyof typeof MAKERS, string>;

const random = (bytes: number) => randomBytes(bytes).toString("base64url");

const MAKERS = {
  AUTH_SECRET: () => random(48),
  ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  RESEND_API_KEY: () => `re_${random(24)}`,
  // The form of Standard Webhooks, which Resend signs with.
  RESEND_WEBHOOK_SECRET: () => `whsec_${randomBytes(32).toString("base64")}`,
  STRIPE_SECRET_KEY: () => `sk_test_${randomBytes(24).toString("hex")}`,
  STRIPE_WEBHOOK_SECRET: () => `whsec_${randomBytes(24).toString("hex")}`,
  migratorPassword: () => random(24),
  appPassword: () => random(24),
  platformPassword: () => random(24),
};

/**
 * Reads `local.json` of the data directory, adding what it lacks: a newer version may need one secret more, and the
 * old ones must not change, because sessions and stored vendor tokens depend on them.
 */
export function localSecrets(dataDir: string): LocalSecrets {
  const file = join(dataDir, "local.json");
  mkdirSync(dataDir, { recursive: true });
  const known: Record<string, unknown> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const entries = Object.entries(MAKERS).map(([name, make]) => {
    const value = known[name];
    return [name, typeof value === "string" && value !== "" ? value : make()] as const;
  });
  const secrets = Object.fromEntries(entries) as LocalSecrets;
  if (entries.some(([name, value]) => known[name] !== value)) {
    // Whole or not at all: half a file after a kill would lose the keys of what is already encrypted.
    writeFileSync(`${file}.new`, `${JSON.stringify({ ...known, ...secrets }, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  chmodSync(file, 0o600);
  return secrets;
}
