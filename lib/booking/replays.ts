import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";

type Bytes = Uint8Array<ArrayBuffer>;

interface Batch {
  keys: Bytes[];
  known: Promise<ReadonlySet<string>>;
}

const textOf = (key: Bytes): string => Buffer.from(key).toString("base64");

const gathering = new Map<string, Batch>();
const running = new Map<string, Promise<unknown>>();

/**
 * Whether an Idempotency-Key of this tenant has an answer already. Asked by everybody who lost a rush, so those
 * who come while one look-up is on its way share the next: a few queries instead of one each. A look-up always
 * begins after the question was put, so the answer is never older than the question.
 */
export async function hasAnswer(scope: TenantScope, keyHash: Bytes): Promise<boolean> {
  const batch = gathering.get(scope.tenantId) ?? begin(scope);
  batch.keys.push(keyHash);
  return (await batch.known).has(textOf(keyHash));
}

function begin(scope: TenantScope): Batch {
  const { tenantId } = scope;
  const keys: Bytes[] = [];
  const before = running.get(tenantId) ?? Promise.resolve();
  const look = async (): Promise<ReadonlySet<string>> => {
    gathering.delete(tenantId);
    const rows = await withTenant(scope, (tx) =>
      tx.idempotencyKey.findMany({ where: { tenantId, keyHash: { in: keys } }, select: { keyHash: true } }),
    );
    return new Set(rows.map((row) => textOf(row.keyHash)));
  };
  const known = before.then(look, look);
  gathering.set(tenantId, { keys, known });
  running.set(tenantId, known);
  const forget = () => {
    if (running.get(tenantId) === known) running.delete(tenantId);
  };
  known.then(forget, forget);
  return { keys, known };
}
