import * as route from "#app/api/v1/[tenant]/configuration/route.ts";
import { createApiKey } from "#lib/api-keys/mutations.ts";
import { platformDb } from "#lib/db/client.ts";
import { type FixtureTenant, fixtureTenant } from "#lib/db/testing/fixture.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { type Answer, call } from "#lib/http/testing.ts";
import type { ConfigurationDocument } from "./document.ts";
import { exampleConfiguration } from "./example.ts";

/** A business whose set-up is read and written over the API. */
export interface ConfiguredTenant extends FixtureTenant {
  get: () => Promise<Answer>;
  put: (body: unknown) => Promise<Answer>;
  revision: () => Promise<number>;
}

/** A fixture business with a key for its configuration. */
export async function configuredTenant(): Promise<ConfiguredTenant> {
  const tenant = await fixtureTenant();
  // It says nothing that contract 2's document does not.
  await platformDb().tenant.update({ where: { id: tenant.tenantId }, data: { email: null } });
  const { key } = await withTenant(tenant.scope, (tx) =>
    createApiKey(tx, tenant.scope, {
      name: "test",
      scopes: ["configuration:read", "configuration:write"],
      createdBy: "test",
    }),
  );
  const sent = { params: { tenant: tenant.slug }, headers: { authorization: `Bearer ${key}` } };
  return {
    ...tenant,
    get: () => call(route.GET, sent),
    put: (body) => call(route.PUT, { ...sent, method: "PUT", body }),
    revision: async () =>
      (await platformDb().tenant.findUniqueOrThrow({ where: { id: tenant.tenantId } })).revision,
  };
}

/** Contract 2's document with an edit. */
export function changed(
  edit: (document: ConfigurationDocument) => unknown,
  document: ConfigurationDocument = exampleConfiguration,
): ConfigurationDocument {
  const copy = structuredClone(document);
  edit(copy);
  return copy;
}

/** The first of a list that is not empty. */
export function first<T>(list: readonly T[] | undefined): T {
  const [item] = list ?? [];
  if (item === undefined) throw new Error("empty");
  return item;
}
