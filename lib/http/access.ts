import { type ApiScope, keyFromHeader } from "#lib/api-keys/api-key.ts";
import { authenticateApiKey } from "#lib/api-keys/data.ts";
import type { Actor } from "#lib/booking/actor.ts";
import { resolveManageToken } from "#lib/booking/manage-token.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { type Problem, problem } from "#lib/errors.ts";
import { err, ok, type Result } from "#lib/result.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { resolveTenant } from "#lib/tenants/data.ts";
import { resolveWaitlistToken } from "#lib/waitlist/token.ts";

export type PathParams = Readonly<Record<string, string>>;

/** Who may call an operation, and the proof that comes of it. `kind` is for the OpenAPI document and tests. */
export interface Access<A> {
  kind: "open" | "tenant" | "manage-link" | "waitlist-link" | "api-key";
  scope?: ApiScope;
  check(request: Request, params: PathParams): Promise<Result<A, Problem>>;
}

/** Nothing of any tenant is shown. */
export const open: Access<null> = { kind: "open", check: async () => ok(null) };

/** Anybody, about one live business: its slug is the proof. */
export const publicTenant: Access<{ scope: TenantScope; tenant: TenantProfile }> = {
  kind: "tenant",
  check: async (_request, { tenant = "" }) => {
    const resolved = await resolveTenant(tenant);
    return resolved ? ok(resolved) : err(problem("not_found"));
  },
};

/** Anybody, about one live business that the operation looks up itself, in the round trip of its one query. */
export const publicTenantLater: Access<null> = { kind: "tenant", check: async () => ok(null) };

/** Whoever holds the capability in the path: one booking. */
export const manageLink: Access<{ scope: TenantScope; bookingId: string; token: string }> = {
  kind: "manage-link",
  check: async (_request, { manageToken: token = "" }) => {
    const resolved = await resolveManageToken(token);
    return resolved
      ? ok({ scope: resolved.scope, bookingId: resolved.bookingId, token })
      : err(problem("not_found"));
  },
};

/** Whoever holds the capability in the path: one place in a waitlist. */
export const waitlistLink: Access<{ scope: TenantScope; entryId: string; token: string }> = {
  kind: "waitlist-link",
  check: async (_request, { waitlistToken: token = "" }) => {
    const resolved = await resolveWaitlistToken(token);
    return resolved ? ok({ ...resolved, token }) : err(problem("not_found"));
  },
};

/** A program with a key of the tenant in the path that was given this scope. */
export const apiKey = (
  needed: ApiScope,
): Access<{ scope: TenantScope; tenant: TenantProfile; actor: Actor }> => ({
  kind: "api-key",
  scope: needed,
  check: async (request, { tenant = "" }) => {
    const key = keyFromHeader(request.headers.get("authorization"));
    const holder = key ? await authenticateApiKey(key) : null;
    if (!holder) return err(problem("unauthenticated", { detail: "Please send a valid API key." }));
    // Another business looks like one that does not exist, whatever the key may do (T1).
    if (holder.tenant.slug !== tenant) return err(problem("not_found"));
    if (!holder.scopes.includes(needed))
      return err(problem("forbidden", { detail: `This key was not given "${needed}".` }));
    return ok({
      scope: holder.scope,
      tenant: holder.tenant,
      actor: { kind: "api_key", keyId: holder.keyId },
    });
  },
});
