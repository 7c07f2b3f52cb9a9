import { type Logger, pino, stdSerializers } from "pino";
import { env } from "./env.ts";

export type { Logger };

/**
 * Structured logs, one JSON object a line (design 10; cases I17: JSON escapes line ends and control characters, so
 * no text can forge a line). They hold ids, never people: keys that name personal data are censored, and what looks
 * like an address or a token is blotted out wherever it stands, also inside messages of errors.
 */
const personal: ReadonlySet<string> = new Set([
  "email",
  "phone",
  "recipient",
  "to",
  "customer",
  "customerName",
  "customerEmail",
  "customerPhone",
  "password",
  "token",
  "manageToken",
  "headers",
  "authorization",
  "cookie",
  "body",
]);

const patterns: readonly [RegExp, string][] = [
  // Capability tokens and API keys (lib/security/tokens.ts): a prefix of one or two letters and 32 characters. Ids
  // that we show have three letters (lib/ids.ts) and stay.
  [/\b([a-z]{1,2}_)[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])/g, "$1[token]"],
  [/(\/(?:manage|decide|invitation)\/)[^/\s"?\\]+/g, "$1[token]"],
  [/\bBearer\s+[^\s"\\]+/gi, "Bearer [token]"],
  [/\b(re|sk|rk)_[A-Za-z0-9_]{8,}/g, "$1_[token]"],
  // Signing secrets are base64.
  [/\bwhsec_[A-Za-z0-9_+/=-]{8,}/g, "whsec_[token]"],
  // Passwords in addresses of databases.
  [/(\w:\/\/[^\s:/@"]+):[^\s@"]+@/g, "$1:[password]@"],
  [/([?&](?:token|key|code)=)[^\s&"\\]+/gi, "$1[token]"],
  [
    /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,24}/g,
    "[email]",
  ],
];

/** A line without addresses and tokens. Bounded patterns: linear on any input. */
export const scrub = (line: string): string =>
  patterns.reduce((text, [pattern, mask]) => text.replace(pattern, mask), line);

/** An error without the values that it was about: Prisma quotes whole rows in its messages. */
function errorFields(error: unknown): unknown {
  if (!(error instanceof Error))
    return typeof error === "string" ? error : stdSerializers.err(error as Error);
  const code: unknown = Reflect.get(error, "code");
  const quotes = error.name.startsWith("PrismaClient");
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(typeof code === "string" ? { code } : {}),
    ...(quotes ? {} : { message: error.message.slice(0, 500) }),
    stack: frames.slice(0, 12).join("\n"),
    ...(error.cause instanceof Error ? { cause: error.cause.message.slice(0, 300) } : {}),
  };
}

/** As deep as anything is worth reading; what goes round in circles ends here. */
const deepest = 6;

/** A value without what stands under personal keys, wherever in plain objects and lists they are. */
function censored(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return depth > deepest ? [] : value.map((item) => censored(item, depth + 1));
  return isPlain(value) ? (depth > deepest ? {} : censor(value, depth + 1)) : value;
}

const censor = (fields: Record<string, unknown>, depth = 0): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      personal.has(key) ? "[personal]" : censored(value, depth),
    ]),
  );

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A logger that writes to `write`; the application uses `rootLog` and `logFor`. */
export function createLog(level: string, write: (line: string) => void): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Not pino's own redaction: it walks all paths on every line, which was a tenth of a refused booking.
      formatters: { level: (label) => ({ level: label }), log: (fields) => censor(fields) },
      serializers: { err: errorFields, error: errorFields },
    },
    { write: (line) => write(scrub(line)) },
  );
}

let root: Logger | undefined;

/** The process's log, at LOG_LEVEL, on standard output. */
export function rootLog(): Logger {
  root ??= createLog(env().LOG_LEVEL, (line) => {
    if (waiting.length === 0) setImmediate(writeOut);
    waiting.push(line);
  });
  return root;
}

/** Lines of one turn of the event loop leave together: a pipe is written to while everybody waits. */
const waiting: string[] = [];
const writeOut = (): void => {
  if (waiting.length > 0) process.stdout.write(waiting.splice(0).join(""));
};
process.once("exit", writeOut);

/** A log whose every line says which request and which tenant it belongs to. Ids only. */
export const logFor = (about: { requestId?: string; tenant?: string; job?: string }): Logger =>
  rootLog().child(about);
