import { err, ok, type Result } from "#lib/result.ts";
import type { SandboxOptions } from "./server.ts";

type Environment = Record<string, string | undefined>;

/** The vendors that this sandbox stands in for: the key of each, and the base URL that aims at the stand-in. */
const standIns = [
  { vendor: "Resend", key: "RESEND_API_KEY", base: "RESEND_BASE_URL" },
  { vendor: "Stripe", key: "STRIPE_SECRET_KEY", base: "STRIPE_API_BASE" },
] as const;

const onLoopback = (url: string | undefined): boolean =>
  URL.canParse(url ?? "") && ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url ?? "").hostname);

/**
 * What the sandbox runs with. The error is a sentence. A key whose base URL does not aim at this machine is
 * the vendor's own: then there is nothing to stand in for (contract 6: never beside real keys).
 */
export function readSettings(env: Environment): Result<SandboxOptions, string> {
  const port = Number(env.SANDBOX_PORT ?? 3001);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return err("SANDBOX_PORT must be a port number.");
  for (const { vendor, key, base } of standIns) {
    if (env[key] && !onLoopback(env[base]))
      return err(
        `${key} is set and ${base} does not point at this machine: the real ${vendor} is configured.`,
      );
  }
  const wanted = env.SANDBOX_WEBHOOKS === "1";
  if (wanted && !(env.RESEND_WEBHOOK_SECRET && env.APP_URL))
    return err("SANDBOX_WEBHOOKS needs RESEND_WEBHOOK_SECRET and APP_URL.");
  if (wanted && env.STRIPE_SECRET_KEY && !env.STRIPE_WEBHOOK_SECRET)
    return err("SANDBOX_WEBHOOKS needs STRIPE_WEBHOOK_SECRET where STRIPE_SECRET_KEY is set.");
  if (wanted && !onLoopback(env.APP_URL)) return err("SANDBOX_WEBHOOKS needs an APP_URL on this machine.");
  const targetAt = (path: string, secret: string | undefined) =>
    wanted && secret ? { url: new URL(path, env.APP_URL).href, secret } : null;
  return ok({
    port,
    host: env.SANDBOX_HOST ?? "127.0.0.1",
    dataDir: env.DATA_DIR ?? null,
    appUrl: onLoopback(env.APP_URL) ? (env.APP_URL ?? null) : null,
    resendApiKey: env.RESEND_API_KEY ?? null,
    webhook: targetAt("/api/webhooks/resend", env.RESEND_WEBHOOK_SECRET),
    stripeSecretKey: env.STRIPE_SECRET_KEY ?? null,
    stripeWebhook: targetAt("/api/webhooks/stripe", env.STRIPE_WEBHOOK_SECRET),
  });
}
