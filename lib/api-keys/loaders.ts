import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type ApiKeyView, listApiKeys } from "./data.ts";

/** The tenant's live keys, for its settings. @throws TryAgain */
export const loadApiKeys = (scope: TenantScope): Promise<ApiKeyView[]> =>
  withTenant(scope, (tx) => listApiKeys(tx, scope));
