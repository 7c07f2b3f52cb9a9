import { reachedStaff, type Viewer } from "#lib/agenda/reach.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { findService } from "#lib/services/catalogue.ts";
import { compileCatalogue } from "#lib/services/compile.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { withServiceDraft } from "#lib/services/draft.ts";
import { readCatalogueRows } from "#lib/services/rows.ts";
import type { ServiceInput } from "#lib/services/schema.ts";
import { minuteCeil } from "#lib/time/instant.ts";
import { readBusy } from "./data.ts";
import { findOwner } from "./hours-data.ts";
import type { PreviewInput } from "./hours-schema.ts";
import { type PreviewDay, previewOf, previewWindow } from "./preview.ts";
import { withDraft } from "./preview-draft.ts";
import { type NamedWarning, nameWarnings } from "./warning-names.ts";
import { warningsOf } from "./warnings.ts";

export interface HoursPreview {
  /** The service's length, in minutes. */
  durationMinutes: number;
  timezone: string;
  days: PreviewDay[];
  warnings: NamedWarning[];
}

/**
 * What customers could book of a service in the next fortnight if a draft of hours were saved, beside what is taken
 * already; nothing is written. For somebody's hours, with them. Refusals: `not_found` for owners out of reach (T1) and
 * for services that these hours have nothing to do with. @throws TryAgain
 */
export const loadPreview = (
  scope: TenantScope,
  viewer: Viewer,
  { draft, service: slug }: PreviewInput,
  at: Date,
): Promise<Result<HoursPreview, Problem>> =>
  withTenant(scope, async (tx) => {
    const owner = await findOwner(tx, scope, viewer, draft.owner);
    if (!owner) return err(problem("not_found"));
    const catalogue = await readCatalogue(tx, scope);
    const rows = await readCatalogueRows(tx, scope);
    const drafted = withDraft(rows, draft);
    const saved = findService(catalogue, slug, true);
    const service = drafted && findService(compileCatalogue(catalogue.tenant, drafted), slug, true);
    const person = draft.owner.kind === "staff" ? owner.id : null;
    const reached = reachedStaff(viewer, "schedule:own");
    const offers = (id: string) => service?.rules.staff.some((member) => member.id === id);
    if (!service || !saved || (person && !offers(person)) || (reached && !reached.some(offers)))
      return err(problem("not_found"));
    const { rules } = service;
    const now = minuteCeil(at);
    const busy = await readBusy(tx, scope, { rules, window: previewWindow(rules, now), now });
    return ok({
      durationMinutes: rules.durationMinutes,
      timezone: rules.zone,
      days: previewOf(rules, saved.rules, busy, { now, staffId: person ?? undefined }),
      warnings: nameWarnings(drafted, warningsOf(rules, now)),
    });
  });

/** What is odd about the saved rules of a service, in names; none for a service that there is not. @throws TryAgain */
export const loadWarnings = (scope: TenantScope, slug: string, at: Date): Promise<NamedWarning[]> =>
  withTenant(scope, async (tx) => {
    const service = findService(await readCatalogue(tx, scope), slug, true);
    if (!service) return [];
    const found = warningsOf(service.rules, minuteCeil(at));
    return found.length > 0 ? nameWarnings(await readCatalogueRows(tx, scope), found) : [];
  });

/**
 * What would be odd about a service if its editor's draft were saved; nothing is written. Refusals: `not_found` for a
 * service or a place that is not there (any more). @throws TryAgain
 */
export const loadServiceWarnings = (
  scope: TenantScope,
  input: ServiceInput,
  at: Date,
): Promise<Result<NamedWarning[], Problem>> =>
  withTenant(scope, async (tx) => {
    const { tenant } = await readCatalogue(tx, scope);
    const draft = withServiceDraft(await readCatalogueRows(tx, scope), input);
    const service = draft && compileCatalogue(tenant, draft.rows).services.find(({ id }) => id === draft.id);
    if (!service) return err(problem("not_found"));
    return ok(nameWarnings(draft.rows, warningsOf(service.rules, minuteCeil(at))));
  });
