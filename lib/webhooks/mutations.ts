import { type Actor, actorColumns } from "#lib/booking/actor.ts";
import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { err, ok, type Result } from "#lib/result.ts";
import { type EndpointView, endpointView, findEndpoint } from "./data.ts";
import type { EndpointChange, EndpointInput } from "./schema.ts";
import { newWebhookSecret } from "./secret.ts";

const mostEndpoints = 20;
/** How long the secret before the new one signs too. */
const previousHours = 24;

/** What was done to an endpoint, in the audit log: ids and names of fields, never an address or a secret. */
export async function auditEndpoint(
  tx: Tx,
  { tenantId }: TenantScope,
  actor: Actor,
  action: string,
  target: string,
  detail: Record<string, string> = {},
): Promise<void> {
  await tx.auditEntry.create({
    data: { tenantId, id: newId(), ...actorColumns(actor), action: `webhook.${action}`, target, detail },
  });
}

/** Adds an endpoint; its secret is in this answer and nowhere else. @throws TryAgain */
export const createEndpoint = (
  scope: TenantScope,
  actor: Actor,
  { url, description = "", events }: EndpointInput,
): Promise<Result<{ endpoint: EndpointView; secret: string }, Problem>> =>
  withTenant(scope, async (tx) => {
    const { tenantId } = scope;
    if ((await tx.webhookEndpoint.count({ where: { tenantId, deletedAt: null } })) >= mostEndpoints)
      return err(problem("limit_reached", { detail: `A business can have ${mostEndpoints} webhooks.` }));
    const id = newId();
    const { secret, sealed } = newWebhookSecret(scope, id);
    const row = await tx.webhookEndpoint.create({
      data: {
        ...{ tenantId, id, url, description, events, secretSealed: sealed },
        createdBy: actorColumns(actor).actorId ?? actor.kind,
      },
    });
    await auditEndpoint(tx, scope, actor, "created", id);
    return ok({ endpoint: endpointView(row), secret });
  });

/** Changes what is named. Switched on again, it is given three new days before it counts as failing. @throws TryAgain */
export const changeEndpoint = (
  scope: TenantScope,
  actor: Actor,
  id: string,
  { active, ...change }: EndpointChange,
  at: Date = new Date(),
): Promise<Result<EndpointView, Problem>> =>
  withTenant(scope, async (tx) => {
    const known = await findEndpoint(tx, scope, id);
    if (!known) return err(problem("not_found"));
    const { url, description, events } = change;
    const row = await tx.webhookEndpoint.update({
      where: { tenantId_id: { tenantId: scope.tenantId, id } },
      data: {
        ...(url === undefined ? {} : { url }),
        ...(description === undefined ? {} : { description }),
        ...(events === undefined ? {} : { events }),
        ...(active === undefined || active === known.active ? {} : switched(active, at)),
      },
    });
    await auditEndpoint(tx, scope, actor, "changed", id, {
      fields: Object.keys({ ...change, ...(active === undefined ? {} : { active }) }).join(","),
    });
    return ok(endpointView(row));
  });

const switched = (active: boolean, at: Date) =>
  active
    ? { active, failingSince: null, disabledAt: null, disabledReason: null }
    : { active, failingSince: null, disabledAt: at, disabledReason: "paused" };

/** Takes an endpoint away. Its log stays in the database until it ages out; what waits is never sent. @throws TryAgain */
export const deleteEndpoint = (
  scope: TenantScope,
  actor: Actor,
  id: string,
  at: Date = new Date(),
): Promise<Result<null, Problem>> =>
  withTenant(scope, async (tx) => {
    if (!(await findEndpoint(tx, scope, id))) return err(problem("not_found"));
    await tx.webhookEndpoint.update({
      where: { tenantId_id: { tenantId: scope.tenantId, id } },
      data: { ...switched(false, at), deletedAt: at },
    });
    await auditEndpoint(tx, scope, actor, "deleted", id);
    return ok(null);
  });

/** Gives it a new secret; the old one signs too for a day. Rotating twice forgets the oldest at once. @throws TryAgain */
export const rotateSecret = (
  scope: TenantScope,
  actor: Actor,
  id: string,
): Promise<Result<{ endpoint: EndpointView; secret: string }, Problem>> =>
  withTenant(scope, async (tx) => {
    if (!(await findEndpoint(tx, scope, id))) return err(problem("not_found"));
    const { secret, sealed } = newWebhookSecret(scope, id);
    await tx.$executeRaw`
      UPDATE webhook_endpoint
      SET previous_sealed = secret_sealed, previous_until = now() + make_interval(hours => ${previousHours}),
          secret_sealed = ${sealed}
      WHERE tenant_id = ${scope.tenantId}::uuid AND id = ${id}::uuid`;
    await auditEndpoint(tx, scope, actor, "rotated", id);
    const row = await findEndpoint(tx, scope, id);
    return row ? ok({ endpoint: endpointView(row), secret }) : err(problem("not_found"));
  });
