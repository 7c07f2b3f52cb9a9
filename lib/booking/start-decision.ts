import { readBusy } from "#lib/availability/data.ts";
import { type DecideQuery, type Decision, decide } from "#lib/availability/decide.ts";
import type { Busy, ServiceRules } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";

interface Asked {
  rules: ServiceRules;
  /** What to decide, the most wished for first; at least one, all for the same start. */
  queries: readonly [DecideQuery, ...DecideQuery[]];
  squeeze: boolean;
  exceptBookingId?: string;
  /** What is taken around the start, by the same rules, where it was read already. */
  busy?: Busy | null;
}

/**
 * Steps 3 and 4 of design 4.2 for one start: reads what is taken and decides. Whoever may squeeze a buffer does so only
 * where the wish cannot be had otherwise: a booking stays under the database's buffer rule whenever it can.
 */
export async function decideStart(tx: Tx, scope: TenantScope, asked: Asked): Promise<Decision> {
  const { rules, queries, exceptBookingId } = asked;
  const [{ from, now }] = queries;
  const read = (squeeze: boolean) =>
    readBusy(tx, scope, {
      rules,
      window: { from, to: from + 1 },
      now,
      squeeze,
      ...(exceptBookingId ? { exceptBookingId } : {}),
    });
  const plain = asked.busy ?? (await read(false));
  const squeezed = asked.squeeze ? await read(true) : null;
  let decision: Decision = { ok: false, refusal: "slot_taken" };
  for (const query of queries) {
    decision = decide(rules, plain, query);
    if (!decision.ok && squeezed) decision = decide(rules, squeezed, { ...query, squeeze: true });
    if (decision.ok) return decision;
  }
  return decision;
}
