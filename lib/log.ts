import pino from "pino";
import { env } from "#lib/env.ts";

// A development server reloads modules; one logger outlives that.
const shared = globalThis as { punctualLog?: pino.Logger };

/**
 * Structured logs, one JSON line each, with `requestId` and `tenant` where there are any. Never personal data and
 * never a token (cases A15, I17): log ids, names of actions and codes. pino escapes what it writes, so that no
 * value can forge a line.
 */
export function log(): pino.Logger {
  shared.punctualLog ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
  return shared.punctualLog;
}

/** What of an error may be kept: its kind, where it happened, and no message, which could quote a person's input. */
export const errorFacts = (error: unknown) =>
  error instanceof Error
    ? { error: error.name, code: Reflect.get(error, "code"), at: frames(error), cause: causeOf(error) }
    : { error: typeof error };

const frames = (error: Error): string[] =>
  (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim().slice(0, 200));

const causeOf = (error: Error): string | undefined =>
  error.cause instanceof Error ? error.cause.name : undefined;
