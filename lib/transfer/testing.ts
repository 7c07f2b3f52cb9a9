import type { Actor } from "#lib/booking/actor.ts";
import { platformDb } from "#lib/db/client.ts";
import type { FixtureTenant } from "#lib/db/testing/fixture.ts";
import { newId } from "#lib/ids.ts";
import { tenantProfile } from "#lib/tenants/profile.ts";
import { type ExportQuery, exportChunks } from "./export.ts";
import { workOnImports } from "./jobs.ts";
import { createImport, startImport } from "./mutations.ts";
import type { ImportOptions } from "./schema.ts";

export const owner: Actor & { kind: "member" } = {
  kind: "member",
  userId: newId(),
  role: "owner",
  staffId: null,
};

/** A whole export as text. */
export async function exported({ scope, tenantId }: FixtureTenant, query: ExportQuery): Promise<string> {
  const tenant = tenantProfile(await platformDb().tenant.findUniqueOrThrow({ where: { id: tenantId } }));
  let text = "";
  for await (const chunk of exportChunks(scope, tenant, query, "book.test")) text += chunk;
  return text;
}

/** Uploads a text and answers with its dry run. */
export async function dryRun(
  { scope }: FixtureTenant,
  content: string,
  options: Partial<ImportOptions> = {},
  at = new Date(),
) {
  const made = await createImport(
    scope,
    owner,
    { content, fileName: "x", options, kind: options.kind },
    "America/New_York",
    at,
  );
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

export async function work(): Promise<void> {
  while ((await workOnImports()) > 0);
}

/** Imports a text and waits for the last row. */
export async function imported(tenant: FixtureTenant, content: string, options: Partial<ImportOptions> = {}) {
  const { id, plan } = await dryRun(tenant, content, options);
  const started = await startImport(tenant.scope, owner, id, new Date());
  await work();
  const rows = await platformDb().importRow.findMany({
    where: { tenantId: tenant.tenantId, importId: id },
    orderBy: { number: "asc" },
  });
  return { id, plan, started, rows };
}
