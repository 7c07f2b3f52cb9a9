import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { isUuid } from "#lib/ids.ts";
import { type EndpointView, endpointView, findEndpoint, listEndpoints } from "./data.ts";
import { type DeliveryView, listDeliveries } from "./log-data.ts";
import type { DeliveryStatus } from "./schema.ts";

/** The tenant's endpoints, for its settings. @throws TryAgain */
export const loadEndpoints = (scope: TenantScope): Promise<EndpointView[]> =>
  withTenant(scope, (tx) => listEndpoints(tx, scope));

interface EndpointPage {
  endpoint: EndpointView;
  deliveries: DeliveryView[];
  nextCursor: string | null;
}

/** One endpoint with a page of its log; a cursor that is none begins anew. Null where there is none. @throws TryAgain */
export const loadEndpoint = async (
  scope: TenantScope,
  id: string,
  filter: { status?: DeliveryStatus | undefined; cursor?: string | undefined },
): Promise<EndpointPage | null> => {
  if (!isUuid(id)) return null;
  return withTenant(scope, async (tx) => {
    const row = await findEndpoint(tx, scope, id);
    if (!row) return null;
    const page = { endpointId: id, status: filter.status, limit: 25 };
    const log =
      (await listDeliveries(tx, scope, { ...page, cursor: filter.cursor })) ??
      (await listDeliveries(tx, scope, page));
    return {
      endpoint: endpointView(row),
      deliveries: log?.deliveries ?? [],
      nextCursor: log?.nextCursor ?? null,
    };
  });
};
