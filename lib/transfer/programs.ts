import type { Actor } from "#lib/booking/actor.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { showId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { consume } from "#lib/security/rate-limit.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import type { Kind } from "./fields.ts";
import { type ImportView, planView } from "./loaders.ts";
import type { DateOrder } from "./moments.ts";
import { createImport, startImport } from "./mutations.ts";
import { firstOptions, planImport } from "./plan.ts";
import { formatOf } from "./table.ts";
import { apiWords, tableSentence } from "./words.ts";

interface Asked {
  dryRun: "true" | "false";
  kind?: Kind | undefined;
  timezone?: string | undefined;
  dateOrder?: DateOrder | undefined;
  service?: string | undefined;
  staff?: string | undefined;
  notify: "true" | "false";
}

/** A file that a program sends: looked at, or looked at and started. @throws TryAgain */
export async function takeFile(
  { scope, tenant, actor, at }: { scope: TenantScope; tenant: TenantProfile; actor: Actor; at: Date },
  content: string,
  asked: Asked,
): Promise<Result<{ id: string | null; view: ImportView }, Problem>> {
  if (actor.kind !== "api_key") return err(problem("forbidden"));
  const allowed = await consume("import:file", scope.tenantId);
  if (!allowed.ok) return allowed;
  const { dateOrder, service, staff, kind, timezone = tenant.timezone } = asked;
  const options = {
    notify: asked.notify === "true",
    ...(dateOrder ? { dateOrder } : {}),
    ...(service ? { service } : {}),
    ...(staff ? { staff } : {}),
  };
  const words = apiWords(tenant);
  if (asked.dryRun === "true") {
    const plan = await planImport(
      scope,
      { format: formatOf(content), content },
      (table) => ({ ...firstOptions(table, timezone, kind), ...options }),
      at,
      kind,
    );
    if (!plan.ok)
      return err(
        problem("invalid", { errors: [{ path: "file", message: tableSentence(plan.error, words) }] }),
      );
    return ok({ id: null, view: planView(plan.value, { page: 1 }, words) });
  }
  const made = await createImport(scope, actor, { content, fileName: "API", kind, options }, timezone, at);
  if (!made.ok) return made;
  const started = await startImport(scope, actor, made.value.id, at);
  if (!started.ok) return started;
  const waits = started.value.create + started.value.update > 0;
  const view = planView(made.value.plan, { page: 1 }, words);
  return ok({ id: showId("import", made.value.id), view: { ...view, state: waits ? "queued" : "done" } });
}
