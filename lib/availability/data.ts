import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { together } from "#lib/db/together.ts";
import type { BusyQuery } from "./busy-query.ts";
import { busyOf, busyStatements } from "./busy-rows.ts";
import type { Busy } from "./rules.ts";

/** What is taken around `window`: lanes with their buffers, this service's sessions, and starts that count for caps. */
export const readBusy = async (tx: Tx, { tenantId }: TenantScope, query: BusyQuery): Promise<Busy> =>
  busyOf(await together(tx, busyStatements(tenantId, query)));
