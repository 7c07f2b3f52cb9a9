import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkEnv } from "#lib/env.ts";
import { type LocalSecrets, localSecrets } from "./secrets.ts";
import {
  isProduction,
  localEnvironment,
  wantsEmbeddedPostgres,
  wantsSandbox,
  withoutSettings,
} from "./settings.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "punctual-settings-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const parts = (secrets: LocalSecrets) => ({
  ...{ dataDir, port: 3000, sandboxPort: 3001, secrets, buildKey: "key" },
  database: {
    app: "postgresql://punctual_app:x@127.0.0.1/punctual",
    platform: "postgresql://punctual_platform:x@127.0.0.1/punctual",
  },
});

test("what is made up locally is a complete environment", () => {
  const env = localEnvironment({ NODE_ENV: "development" }, parts(localSecrets(dataDir)));
  expect(checkEnv(env)).toEqual([]);
  expect(env).toMatchObject({ NODE_ENV: "production", PORT: "3000", APP_URL: "http://localhost:3000" });
  expect(env.RESEND_BASE_URL).toBe("http://127.0.0.1:3001");
});

test("what was given wins over what is made up; blank counts as not given", () => {
  const given = { NODE_ENV: "test", MAIL_FROM: "Me <me@example.org>", APP_URL: " " } as const;
  const env = localEnvironment(given, parts(localSecrets(dataDir)));
  expect(env).toMatchObject({ MAIL_FROM: "Me <me@example.org>", APP_URL: "http://localhost:3000" });
});

test("secrets are made once, readable by their owner only, and completed where a newer version needs more", () => {
  const first = localSecrets(dataDir);
  expect(localSecrets(dataDir)).toEqual(first);
  const file = join(dataDir, "local.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { AUTH_SECRET: _, ...older } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify(older));
  const completed = localSecrets(dataDir);
  expect(completed.ENCRYPTION_KEY).toBe(first.ENCRYPTION_KEY);
  expect(completed.AUTH_SECRET).not.toBe(first.AUTH_SECRET);
});

test("S1: in production any one setting of ours means that nothing is invented", () => {
  expect(isProduction({ NODE_ENV: "production" })).toBe(false);
  expect(isProduction({ NODE_ENV: "production", DATABASE_URL: "postgresql://x" })).toBe(true);
  expect(isProduction({ NODE_ENV: "production", AUTH_SECRET: "x" })).toBe(true);
  expect(isProduction({ NODE_ENV: "development", DATABASE_URL: "postgresql://x" })).toBe(false);
});

test("the sandbox never runs beside a real key, the embedded database never beside an own one", () => {
  expect(wantsSandbox({ NODE_ENV: "test" })).toBe(true);
  expect(wantsSandbox({ NODE_ENV: "test", STRIPE_SECRET_KEY: "sk_live_x" })).toBe(false);
  expect(wantsEmbeddedPostgres({ NODE_ENV: "test", DATABASE_URL: "" })).toBe(true);
  expect(wantsEmbeddedPostgres({ NODE_ENV: "test", DATABASE_URL: "postgresql://x" })).toBe(false);
});

test("tests run without the settings of whoever runs them", () => {
  const env = {
    NODE_ENV: "production",
    PATH: "/bin",
    DATABASE_URL: "x",
    RESEND_BASE_URL: "y",
    HOME: "/h",
  } as const;
  expect(withoutSettings(env)).toEqual({ PATH: "/bin", HOME: "/h" });
});
