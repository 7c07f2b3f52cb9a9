import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { minuteFloor } from "#lib/time/instant.ts";
import type { Minute } from "./rules.ts";

/** What of the set-up an audit entry is about, by the first word of its action. */
export const setupKinds = [
  "schedule",
  "service",
  "staff",
  "resource",
  "location",
  "tenant",
  "configuration",
] as const;
export type SetupKind = (typeof setupKinds)[number];

export interface SetupChange {
  kind: SetupKind;
  /** When it was changed last. */
  at: Minute;
}

/**
 * What of the set-up was changed after a moment, each kind once with its last change, the latest first. The set-up
 * itself has no history: this is how far an answer about the past can be trusted.
 */
export async function readSetupChanges(
  tx: Tx,
  { tenantId }: TenantScope,
  since: Date,
): Promise<SetupChange[]> {
  const rows = await tx.auditEntry.groupBy({
    by: ["action"],
    where: {
      tenantId,
      createdAt: { gt: since },
      OR: setupKinds.map((kind) => ({ action: { startsWith: `${kind}.` } })),
      NOT: { action: "tenant.created" },
    },
    _max: { createdAt: true },
  });
  const changes = setupKinds.flatMap((kind): SetupChange[] => {
    const times = rows
      .filter(({ action }) => action.startsWith(`${kind}.`))
      .flatMap(({ _max }) => (_max.createdAt ? [minuteFloor(_max.createdAt)] : []));
    return times.length > 0 ? [{ kind, at: Math.max(...times) }] : [];
  });
  return changes.sort((a, b) => b.at - a.at);
}
