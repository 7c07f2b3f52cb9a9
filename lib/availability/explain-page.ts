import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import { can } from "#lib/auth/permissions.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Mailbox, parseMailbox } from "#lib/email/address.ts";
import type { Catalogue, CatalogueService } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { durationChoices, withDuration } from "#lib/services/durations.ts";
import { minuteCeil, minuteFloor } from "#lib/time/instant.ts";
import { localDateAt, spanOfDates } from "#lib/time/local-day.ts";
import type { Explanation } from "./explain.ts";
import { type ExplainDay, explainDay } from "./explain-day.ts";
import { explainStart, historySince, look, type MomentProblem, momentOf } from "./explain-look.ts";
import type { ExplainNames } from "./explain-names.ts";
import { type AskedStarts, momentAt, startsAt, type WhyQuery } from "./explain-query.ts";
import type { Minute } from "./rules.ts";
import { readSetupChanges, type SetupChange } from "./setup-changes.ts";

/** The explanation of one service on one day, and of the starts that were asked about. */
export interface WhyAnswer {
  names: ExplainNames;
  /** Null where the calendar skips the day (case Z7). */
  day: ExplainDay | null;
  /** Null while no time is chosen. */
  asked: AskedStarts | null;
  explanations: Explanation[];
  /** The earlier moment that is looked at, and what of the set-up has changed since. */
  past: { at: Minute; changes: SetupChange[] } | null;
}

export interface WhyView {
  choices: {
    services: { slug: string; name: string; active: boolean }[];
    staff: { slug: string; name: string }[];
    /** Minutes; empty where there is only one length. */
    lengths: number[];
    /** Whether the viewer may look at earlier moments. */
    past: boolean;
  };
  /** What is shown, whatever was asked for. */
  service: string;
  length: number;
  date: string;
  /** The location's. */
  zone: string;
  badCustomer: boolean;
  /** Null where the moment asked for cannot be looked at. */
  answer: WhyAnswer | null;
  problem: { kind: MomentProblem | "unreadable"; since: Minute } | null;
}

/** The service asked for, or the first that customers see. */
const serviceOf = ({ services }: Catalogue, slug: string | undefined): CatalogueService | undefined =>
  services.find((one) => one.slug === slug) ?? services.find(({ active }) => active) ?? services[0];

interface Asked {
  service: CatalogueService;
  staffId: string | undefined;
  date: string;
  query: WhyQuery;
  customer: Mailbox | null;
}

/**
 * Why times of a day are offered or not, for the dashboard. Staff learn of others' calendars only that they are busy.
 * Null where there is no service. @throws TryAgain
 */
export const loadWhy = (
  scope: TenantScope,
  viewer: Viewer,
  query: WhyQuery,
  now: Date,
): Promise<WhyView | null> =>
  withTenant(scope, async (tx) => {
    const catalogue = await readCatalogue(tx, scope);
    const named = serviceOf(catalogue, query.service);
    if (!named) return null;
    const service = withDuration(named, query.length) ?? named;
    const { zone } = service.rules;
    const mailbox = query.customer ? parseMailbox(query.customer) : null;
    const date = query.date ?? localDateAt(minuteFloor(now), zone);
    const mayLookBack = can(viewer.role, "audit:read");
    const asOf = mayLookBack && query.asOf ? momentAt(query.asOf, zone) : null;
    const since = await historySince(tx, scope);
    const moment = momentOf(asOf, since, now);
    const isUnreadable = mayLookBack && query.asOf !== undefined && asOf === null;
    const kind = isUnreadable ? "unreadable" : moment.ok ? null : moment.error;
    const asked: Asked = {
      service,
      staffId: catalogue.staff.find(({ slug }) => slug === query.staff)?.id,
      date,
      query,
      customer: mailbox?.ok ? mailbox.value : null,
    };
    return {
      choices: {
        services: catalogue.services.map(({ slug, name, active }) => ({ slug, name, active })),
        staff: catalogue.staff.map(({ slug, name }) => ({ slug, name })),
        lengths:
          named.durations.length === 0
            ? []
            : durationChoices(named).map(({ durationMinutes }) => durationMinutes),
        past: mayLookBack,
      },
      service: service.slug,
      length: service.rules.durationMinutes,
      date,
      zone,
      badCustomer: mailbox !== null && !mailbox.ok,
      answer: moment.ok && !isUnreadable ? await answer(tx, scope, viewer, asked, moment.value) : null,
      problem: kind && { kind, since: minuteCeil(since) },
    };
  });

async function answer(
  tx: Tx,
  scope: TenantScope,
  viewer: Viewer,
  { service, staffId, date, query, customer }: Asked,
  moment: { now: Minute; at: Date | null },
): Promise<WhyAnswer> {
  const { zone } = service.rules;
  const day = spanOfDates(date, date, zone);
  const asked = day && query.time ? startsAt(date, query.time, zone) : null;
  const starts = asked?.kind === "starts" ? asked.starts : [];
  const own = reachedStaff(viewer, "schedule:own");
  const window = day ?? { from: moment.now, to: moment.now + 1 };
  const seen = await look(tx, scope, { service, window, moment, customer, own });
  const { rules, details, names } = seen;
  return {
    names,
    day:
      day &&
      explainDay(rules, details, names, {
        date,
        day,
        staffId,
        now: moment.now,
        asked: asked?.kind === "gap" ? [asked.change] : starts,
      }),
    asked,
    explanations: starts.map((from) => explainStart(seen, { from, staffId })),
    past: moment.at && {
      at: minuteFloor(moment.at),
      changes: await readSetupChanges(tx, scope, moment.at),
    },
  };
}
