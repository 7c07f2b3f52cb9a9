import { busyOf, busyStatements } from "#lib/availability/busy-rows.ts";
import type { Busy, Minute } from "#lib/availability/rules.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { together } from "#lib/db/together.ts";
import type { Catalogue } from "#lib/services/catalogue.ts";
import { isCurrent, knownCatalogue, readCatalogueAnew, revisionStatement } from "#lib/services/data.ts";
import { rulesFor } from "./alternatives.ts";
import { type Replay, replayOf, replayStatement } from "./idempotency.ts";
import { resolveNames } from "./names.ts";
import type { PlacementRequest } from "./request.ts";

interface FirstLook {
  /** What this Idempotency-Key already did. */
  replay: Replay;
  catalogue: Catalogue;
  /** What is taken around the start; null where it has to be asked: by other rules, or once a hold is given back. */
  busy: Busy | null;
}

/**
 * Steps 2 and 3 of design 4.2 in one trip, as a rule: what is taken is asked by the set-up that this process knows, and
 * the set-up's revision with it. Whoever finds it changed asks again.
 */
export async function firstLook(
  tx: Tx,
  scope: TenantScope,
  request: PlacementRequest,
  now: Minute,
): Promise<FirstLook> {
  const { idempotency, start } = request;
  const known = knownCatalogue(scope);
  const named = known && !request.hold && !request.imported ? resolveNames(known, request) : null;
  const rules = named?.ok ? rulesFor(named.value.service.rules, request.actor) : null;
  const [answers = [], revision = [], ...busy] = await together(tx, [
    idempotency ? replayStatement(scope, idempotency) : null,
    revisionStatement(scope),
    ...(rules ? busyStatements(scope.tenantId, { rules, window: { from: start, to: start + 1 }, now }) : []),
  ]);
  const current = known !== null && isCurrent(known, revision);
  return {
    replay: idempotency ? replayOf(answers, idempotency) : { kind: "new" },
    catalogue: current ? known : await readCatalogueAnew(tx, scope),
    busy: current && rules ? busyOf(busy) : null,
  };
}
