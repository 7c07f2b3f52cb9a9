/**
 * What Postgres refused, read from the several shapes in which Prisma 7 hands its errors on: the bare
 * `DriverAdapterError` at COMMIT (`cause.originalCode`), P2010/P2034/P2039 (`meta.driverAdapterError.cause`),
 * P2002, and plain `Error`s when the connection went away. The only file that knows them (house rule 7).
 */
export type DbRefusal =
  | "serialization" // 40001: run the transaction again
  | "deadlock" // 40P01: run the transaction again
  | "exclusion" // 23P01: the time is taken
  | "unique" // 23505: the row exists
  | "timeout" // 57014, 55P03: statement or lock timeout
  | "unavailable" // no connection, server going down, pool empty: outcome unknown
  | "other";

const byState: Record<string, DbRefusal> = {
  "40001": "serialization",
  "40P01": "deadlock",
  "23P01": "exclusion",
  "23505": "unique",
  "57014": "timeout",
  "55P03": "timeout",
  "57P01": "unavailable",
  "57P02": "unavailable",
  "57P03": "unavailable",
  "25006": "unavailable",
  "53100": "unavailable",
  "53300": "unavailable",
  "08006": "unavailable",
  "08003": "unavailable",
};

const byPrismaCode: Record<string, DbRefusal> = {
  P2034: "serialization",
  P2002: "unique",
  P2024: "unavailable",
  P2028: "unavailable",
  P1001: "unavailable",
  P1002: "unavailable",
  P1008: "timeout",
  P1017: "unavailable",
};

const lostConnection =
  /connection (error|terminated|refused|reset)|ECONNREFUSED|ECONNRESET|EPIPE|timeout exceeded when trying to connect|server closed the connection|terminating connection|Client has encountered/i;

const field = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;

/** The SQLSTATE inside an error, wherever it hides. */
export function sqlState(error: unknown): string | null {
  const causes = [
    error,
    field(error, "cause"),
    field(field(field(error, "meta"), "driverAdapterError"), "cause"),
  ];
  for (const cause of causes) {
    const state = field(cause, "originalCode") ?? field(cause, "code");
    if (typeof state === "string" && /^[0-9A-Z]{5}$/.test(state) && !/^P\d{4}$/.test(state)) return state;
  }
  return null;
}

/** What kind of refusal an error is; "other" for what is a bug. */
export function dbRefusal(error: unknown): DbRefusal {
  const state = sqlState(error);
  if (state && byState[state]) return byState[state];
  const code = field(error, "code");
  if (typeof code === "string" && byPrismaCode[code]) return byPrismaCode[code];
  const kind = field(field(error, "cause"), "kind");
  if (kind === "TransactionWriteConflict") return "serialization";
  const text =
    error instanceof Error ? `${error.message} ${String(field(error.cause, "message") ?? "")}` : "";
  return lostConnection.test(text) ? "unavailable" : "other";
}

export const isRetryable = (error: unknown): boolean => {
  const refusal = dbRefusal(error);
  return refusal === "serialization" || refusal === "deadlock";
};
