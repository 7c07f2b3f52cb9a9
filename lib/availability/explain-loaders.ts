import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { Mailbox } from "#lib/email/address.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findService, findStaff } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { withDuration } from "#lib/services/durations.ts";
import { formatUtc, minuteCeil } from "#lib/time/instant.ts";
import { explainStart, historySince, look, type MomentProblem, momentOf } from "./explain-look.ts";
import { reasonsOf, summaryText } from "./explain-summary.ts";
import type { Words } from "./explain-words.ts";
import { changesText } from "./moment-words.ts";
import type { Minute, Reason } from "./rules.ts";
import { readSetupChanges } from "./setup-changes.ts";
import { verdictText } from "./verdict-words.ts";

export interface ExplanationRequest {
  service: string;
  start: Minute;
  /** Slug. */
  staff?: string | undefined;
  /** Minutes; one of the service's lengths. */
  duration?: number | undefined;
  /** For limits per customer. */
  customer?: Mailbox | undefined;
  /** Epoch milliseconds of an earlier moment. */
  asOf?: number | undefined;
}

export interface ExplanationView {
  offered: boolean;
  summary: string;
  reasons: Reason[];
  /** Every rule that was asked, also those that allow it. */
  verdicts: { rule: string; code: string; passed: boolean; detail: string }[];
  /** With an earlier moment: whether the set-up has changed since. */
  notes?: string[];
}

const invalid = (path: string, message: string) => err(problem("invalid", { errors: [{ path, message }] }));

const momentMessage = (problem: MomentProblem, since: Date) =>
  problem === "future"
    ? "That moment has not come yet."
    : `Earlier moments can be looked at from ${formatUtc(minuteCeil(since))} on.`;

/** English, and 24-hour clocks: what programs and their makers read. */
const api = { t: getTranslator("en", "explain"), region: "en-GB" };

/**
 * Why a start is offered to customers or not, in English (design 4.4). Refusals: `not_found` for an unknown service,
 * `invalid` for staff, a length or a moment that there is not. @throws TryAgain
 */
export const loadExplanation = (
  scope: TenantScope,
  asked: ExplanationRequest,
  now: Date = new Date(),
): Promise<Result<ExplanationView, Problem>> =>
  withTenant(scope, async (tx) => {
    const catalogue = await readCatalogue(tx, scope);
    const named = findService(catalogue, asked.service, true);
    if (!named) return err(problem("not_found"));
    const service = withDuration(named, asked.duration);
    if (!service) return invalid("duration", "This service cannot be booked for that long.");
    const staffId = asked.staff === undefined ? undefined : findStaff(catalogue, asked.staff)?.id;
    if (asked.staff !== undefined && staffId === undefined)
      return invalid("staff", "Nobody here has that name.");
    const asOf = asked.asOf === undefined ? null : new Date(asked.asOf);
    const since = asOf ? await historySince(tx, scope) : now;
    const moment = momentOf(asOf, since, now);
    if (!moment.ok) return invalid("asOf", momentMessage(moment.error, since));

    const window = { from: asked.start, to: asked.start + 1 };
    const customer = asked.customer ?? null;
    const seen = await look(tx, scope, { service, window, moment: moment.value, customer, own: null });
    const explanation = explainStart(seen, { from: asked.start, staffId });
    const words: Words = { ...api, zone: service.rules.zone, names: seen.names, from: asked.start };
    const changes = asOf ? await readSetupChanges(tx, scope, asOf) : [];
    return ok({
      offered: explanation.offered,
      summary: summaryText(words, explanation),
      reasons: reasonsOf(words, explanation),
      verdicts: explanation.verdicts.map((one) => ({
        rule: one.rule,
        code: one.passed ? "open" : one.code,
        passed: one.passed,
        detail: verdictText(words, one),
      })),
      ...(asOf && { notes: [changesText(words, changes)] }),
    });
  });
