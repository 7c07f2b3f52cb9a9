import { z } from "zod";
import { senderOf } from "#lib/email/sender.ts";
import { readLimits } from "#lib/plans/limits.ts";

// The one place that reads the environment (house rule 14). `checkEnv` answers in sentences, because the
// person who meets them is starting a server and wants to know which line to mend (case S1).

const examples = /^(change-?me|secret|password|example|test|your[-_ ].*|x+|placeholder.*)$/i;

const secret = (name: string, minimum: number) =>
  z
    .string({
      error: `${name} is missing. Set it to a random value of at least ${minimum} characters (for example: openssl rand -base64 48).`,
    })
    .min(minimum, `${name} is too short: it needs at least ${minimum} characters.`)
    .refine(
      (v) => !examples.test(v) && new Set(v).size >= 8,
      `${name} is an example value. Replace it with a random one.`,
    );

const database = (name: string, role: string) =>
  z
    .string({ error: `${name} is missing. Set it to the address of the database for the role ${role}.` })
    .regex(
      /^postgres(ql)?:\/\//,
      `${name} is not a Postgres address (postgresql://user:password@host:port/database).`,
    )
    .refine(
      (v) => !/^postgres(ql)?:\/\/postgres[:@]/.test(v),
      `${name} signs in as the superuser postgres. Use the role ${role} (deploy/roles.sql).`,
    );

const url = (name: string) =>
  z
    .string({ error: `${name} is missing.` })
    .refine((v) => URL.canParse(v) && /^https?:/.test(v), `${name} is not a web address (https://…).`);

const schema = z.object({
  DATABASE_URL: database("DATABASE_URL", "punctual_app"),
  DATABASE_URL_PLATFORM: database("DATABASE_URL_PLATFORM", "punctual_platform"),
  APP_URL: url("APP_URL"),
  AUTH_SECRET: secret("AUTH_SECRET", 32),
  ENCRYPTION_KEY: secret("ENCRYPTION_KEY", 32),
  RESEND_API_KEY: secret("RESEND_API_KEY", 16),
  RESEND_BASE_URL: url("RESEND_BASE_URL").optional(),
  MAIL_FROM: z
    .string({
      error:
        "MAIL_FROM is missing. Set it to the address that mail is sent from, such as: Punctual <bookings@example.com>.",
    })
    .max(200)
    .refine((text) => senderOf(text) !== null, {
      message: "MAIL_FROM is no mail address. Write it like this: Punctual <bookings@example.com>.",
    }),
  // Without a key nobody can be charged, and the dashboard says so.
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/, "STRIPE_SECRET_KEY is no secret key of Stripe (sk_test_… or sk_live_…).")
    .min(24, "STRIPE_SECRET_KEY is too short to be a secret key of Stripe.")
    .optional(),
  STRIPE_WEBHOOK_SECRET: secret("STRIPE_WEBHOOK_SECRET", 24).optional(),
  STRIPE_API_BASE: url("STRIPE_API_BASE").optional(),
  PLATFORM_FEE_PERCENT: z.coerce
    .number({ error: "PLATFORM_FEE_PERCENT must be a number of percent." })
    .min(0, "PLATFORM_FEE_PERCENT cannot be negative.")
    .max(30, "PLATFORM_FEE_PERCENT is at most 30.")
    .default(0),
  // Without a price there are no plans, and every business may do everything.
  PLAN_PRO_PRICE: z
    .string()
    .regex(/^price_[A-Za-z0-9_]+$/, "PLAN_PRO_PRICE is no price of Stripe (price_…).")
    .optional(),
  PLAN_FREE_LIMITS: z
    .string()
    .refine((text) => readLimits(text) !== null, {
      message:
        "PLAN_FREE_LIMITS cannot be read. Write it like this: staff=2,services=3,bookings=50 (each at least 1, or none).",
    })
    .optional(),
  DATA_DIR: z.string().default(".data"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  RATE_LIMITS: z.enum(["on", "off"], { error: 'RATE_LIMITS must be "on" or "off".' }).default("on"),
  OUTBOUND_LOOPBACK: z
    .enum(["on", "off"], { error: 'OUTBOUND_LOOPBACK must be "on" or "off".' })
    .default("off"),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(12),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  PUNCTUAL_EMBEDDED: z.literal("1").optional(),
});

export type Env = z.infer<typeof schema>;

const blankAsMissing = (source: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));

/** What is wrong with an environment, one sentence each; empty where a server may start. */
export function checkEnv(source: NodeJS.ProcessEnv): string[] {
  const parsed = schema.safeParse(blankAsMissing(source));
  const found = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  if (Boolean(source.STRIPE_SECRET_KEY) !== Boolean(source.STRIPE_WEBHOOK_SECRET))
    found.push(
      "STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET go together: without the second nobody can trust what is said to be Stripe's.",
    );
  if (source.PLAN_PRO_PRICE && !source.STRIPE_SECRET_KEY)
    found.push(
      "PLAN_PRO_PRICE needs STRIPE_SECRET_KEY: plans are paid through the installation's own account at Stripe.",
    );
  const own = source.DATABASE_URL && !source.PUNCTUAL_EMBEDDED;
  if (source.RATE_LIMITS === "off" && own && source.NODE_ENV === "production")
    found.push(
      "RATE_LIMITS is off. That is for load tests on an embedded database; remove it in production.",
    );
  if (source.OUTBOUND_LOOPBACK === "on" && own && source.NODE_ENV === "production")
    found.push(
      "OUTBOUND_LOOPBACK is on. With it, webhooks may reach this machine itself; remove it in production.",
    );
  return found;
}

let cached: Env | undefined;

/** The validated environment. Throws with every sentence at once where it is not valid. */
export function env(): Env {
  if (cached) return cached;
  const wrong = checkEnv(process.env);
  if (wrong.length > 0) throw new Error(`The environment is not complete:\n- ${wrong.join("\n- ")}`);
  cached = schema.parse(blankAsMissing(process.env));
  return cached;
}
