import { customerBookings } from "#lib/booking/limits.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { customerKey, type Mailbox } from "#lib/email/address.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { CatalogueService } from "#lib/services/catalogue.ts";
import { minuteCeil } from "#lib/time/instant.ts";
import { type BusyDetails, masked } from "./busy-details.ts";
import type { DecideQuery } from "./decide.ts";
import { type Explanation, explain } from "./explain.ts";
import { readBusyDetails } from "./explain-data.ts";
import { type ExplainNames, maskedNames, readNames, rulesThen } from "./explain-names.ts";
import { countPastAhead } from "./explain-past.ts";
import type { Moment } from "./moment.ts";
import type { ServiceRules, Span } from "./rules.ts";
import { verdict } from "./verdict.ts";

/** Everything that was there at a moment, as far as the viewer may know of it. */
export interface Look {
  service: CatalogueService;
  rules: ServiceRules;
  names: ExplainNames;
  details: BusyDetails;
  moment: Moment;
}

export interface LookQuery {
  service: CatalogueService;
  window: Span;
  moment: Moment;
  customer: Mailbox | null;
  /** Staff ids whose affairs may be told; null for everybody's. */
  own: readonly string[] | null;
}

export type MomentProblem = "future" | "too_early";

/**
 * The moment that is asked about. Refused: what lies ahead, and what lies before `since`, when nobody noted yet when
 * things were changed.
 */
export function momentOf(asOf: Date | null, since: Date, now: Date): Result<Moment, MomentProblem> {
  if (asOf === null) return ok({ now: minuteCeil(now), at: null });
  if (asOf > now) return err("future");
  return asOf < since ? err("too_early") : ok({ now: minuteCeil(asOf), at: asOf });
}

/** Since when a business's past can be told. */
export const historySince = async (tx: Tx, { tenantId }: TenantScope): Promise<Date> =>
  (await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { historySince: true } }))
    .historySince;

/** Reads what an explanation needs, in one transaction's snapshot. */
export async function look(tx: Tx, scope: TenantScope, query: LookQuery): Promise<Look> {
  const { service, window, moment, own } = query;
  const names = await readNames(tx, scope, service, moment);
  const rules = rulesThen(service.rules, names);
  const details = await readBusyDetails(tx, scope, { rules, window, moment });
  const ofCustomer = query.customer && (await countAhead(tx, scope, query, query.customer));
  return {
    service,
    rules,
    moment,
    names: maskedNames(names, rules, own),
    details: masked({ ...details, ofCustomer }, own),
  };
}

function countAhead(tx: Tx, scope: TenantScope, { service, moment }: LookQuery, mailbox: Mailbox) {
  const [serviceId, emailKey] = [service.id, customerKey(mailbox)];
  return moment.at === null
    ? customerBookings(tx, scope, serviceId, emailKey, new Date(moment.now * 60_000))
    : countPastAhead(tx, scope, { serviceId, emailKey, at: moment.at });
}

/** One start explained; a hidden service is offered to nobody, whatever its rules say. */
export function explainStart(
  { service, rules, details, moment }: Look,
  query: Pick<DecideQuery, "from" | "staffId">,
): Explanation {
  const explanation = explain(rules, details, { ...query, party: 1, now: moment.now });
  return {
    ...explanation,
    offered: explanation.offered && service.active,
    verdicts: [verdict("service", service.active, {}), ...explanation.verdicts],
  };
}
