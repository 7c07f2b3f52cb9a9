import type { Actor } from "#lib/booking/actor.ts";
import { readConfiguration } from "#lib/configuration/data.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import { env } from "#lib/env.ts";
import type { TenantProfile } from "#lib/services/catalogue.ts";
import { type ExportQuery, exportChunks, exportName, mediaTypes, streamOf } from "./export.ts";
import { attachment } from "./file-name.ts";
import { auditImport } from "./mutations.ts";

const headersOf = (type: string, name: string) => ({
  "content-type": type,
  "content-disposition": attachment(name),
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
});

interface Taker {
  scope: TenantScope;
  tenant: TenantProfile;
  actor: Actor;
  at: Date;
}

/** An export as a file to save, made while it is read. Who took what is in the audit log. @throws TryAgain */
export async function downloadExport(
  { scope, tenant, actor, at }: Taker,
  query: ExportQuery,
): Promise<Response> {
  const { kind, format } = query;
  await withTenant(scope, (tx) => auditImport(tx, scope, actor, "export.taken", kind, { format }));
  const chunks = exportChunks(scope, tenant, query, new URL(env().APP_URL).host);
  return new Response(streamOf(chunks), {
    headers: headersOf(mediaTypes[format], exportName(tenant, query, at)),
  });
}

/** The set-up as a file: what the configuration API answers with and takes back. @throws TryAgain */
export async function downloadConfiguration({ scope, tenant, actor, at }: Taker): Promise<Response> {
  const document = await withTenant(scope, async (tx) => {
    await auditImport(tx, scope, actor, "export.taken", "configuration", { format: "json" });
    return readConfiguration(tx, scope, at);
  });
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: headersOf(mediaTypes.json, `${tenant.slug}-configuration.json`),
  });
}
