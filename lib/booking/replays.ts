import { createFerry } from "#lib/db/ferry.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";

type Bytes = Uint8Array<ArrayBuffer>;

interface Question {
  scope: TenantScope;
  keyHash: Bytes;
}

const textOf = (key: Bytes): string => Buffer.from(key).toString("base64");

const look = createFerry(async (tenantId, asked: readonly Question[]): Promise<ReadonlySet<string>> => {
  const [first] = asked;
  if (!first) return new Set();
  const keys = asked.map(({ keyHash }) => keyHash);
  const rows = await withTenant(first.scope, (tx) =>
    tx.idempotencyKey.findMany({ where: { tenantId, keyHash: { in: keys } }, select: { keyHash: true } }),
  );
  return new Set(rows.map((row) => textOf(row.keyHash)));
});

/** Whether an Idempotency-Key of this tenant has an answer already. Everybody who lost a rush asks at once: together. */
export async function hasAnswer(scope: TenantScope, keyHash: Bytes): Promise<boolean> {
  const { result } = await look(scope.tenantId, { scope, keyHash });
  return result.has(textOf(keyHash));
}
