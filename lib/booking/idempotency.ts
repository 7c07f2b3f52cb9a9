import { createHash } from "node:crypto";
import type { Tx } from "#lib/db/client.ts";
import type { Row } from "#lib/db/one-trip.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Sql, sql } from "#lib/db/sql.ts";
import { together } from "#lib/db/together.ts";
import { hashToken } from "#lib/security/tokens.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { BookingView } from "./view.ts";

/** The client's key and a digest of what it asked for. */
export interface Idempotency {
  keyHash: Uint8Array<ArrayBuffer>;
  requestHash: Uint8Array<ArrayBuffer>;
}

/** Two requests are the same when their parsed bodies are: key order and spacing do not matter. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

const digestOf = (body: unknown) => createHash("sha256").update(JSON.stringify(canonical(body)));

/**
 * The key of a form that is sent without a script. `page` is the page's own secret, which the form keeps through every
 * refusal: the same details again get the same key and with it the same booking, mended ones a new key (B7). Without
 * the secret there is no key, for the details alone can be guessed.
 */
export const formKey = (page: string, body: unknown): string =>
  page && `${page}.${digestOf(body).digest("base64url")}`;

/** `door` keeps keys of different doors apart (B5: other user, independent). */
export const idempotency = (door: string, key: string, body: unknown): Idempotency => ({
  keyHash: hashToken(`${door}\n${key}`),
  requestHash: new Uint8Array(digestOf(body).digest()),
});

export type Replay<T = BookingView> =
  | { kind: "replay"; bookingId: string; view: T }
  | { kind: "mismatch" }
  | { kind: "new" };

/** What this key already did. The first thing a placement asks, also after a lost COMMIT (B6, F2). */
export async function findReplay<T = BookingView>(
  tx: Tx,
  scope: TenantScope,
  request: Idempotency,
): Promise<Replay<T>> {
  const [rows = []] = await together(tx, [replayStatement(scope, request)]);
  return replayOf<T>(rows, request);
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** The question as a statement, to be asked together with others. */
export const replayStatement = ({ tenantId }: TenantScope, { keyHash }: Idempotency): Sql =>
  sql`SELECT encode(request_hash, 'hex') AS request, booking_id, response::text AS response FROM idempotency_key
       WHERE tenant_id = ${tenantId} AND key_hash = decode(${hex(keyHash)}, 'hex')`;

/** What its rows say. */
export function replayOf<T = BookingView>(rows: readonly Row[], { requestHash }: Idempotency): Replay<T> {
  const [asked, bookingId, response] = rows[0] ?? [];
  if (!bookingId || !response) return { kind: "new" };
  if (asked !== hex(requestHash)) return { kind: "mismatch" };
  // Written by `answerRow` from this very type: a key belongs to one door, and a door to one kind of answer.
  return { kind: "replay", bookingId, view: JSON.parse(response) };
}

/**
 * The statement that keeps the answer beside the booking, without its secrets. Conflict-free: when a rival with the same key
 * committed after our snapshot, Postgres raises 40001, the transaction runs again and finds the replay.
 */
export const answerRow = (
  { tenantId }: TenantScope,
  { keyHash, requestHash }: Idempotency,
  bookingId: string,
  view: object,
): Prisma.Sql => Prisma.sql`
  INSERT INTO idempotency_key (tenant_id, key_hash, request_hash, booking_id, response)
  VALUES (${tenantId}::uuid, ${keyHash}, ${requestHash}, ${bookingId}::uuid, ${JSON.stringify(view)}::json)
  ON CONFLICT DO NOTHING`;
