import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";

/** The event that brought the news; kept in the transaction of its effect (design 7). */
export interface EventMark {
  id: string;
  type: string;
}

/** An event has its effect once, whoever brings it how often (case P3). @returns false where it had it before */
export async function markEvent(
  tx: Tx,
  { tenantId }: TenantScope,
  event: EventMark | null,
): Promise<boolean> {
  if (!event) return true;
  const marked = await tx.stripeEvent.createMany({ data: [{ tenantId, ...event }], skipDuplicates: true });
  return marked.count === 1;
}
