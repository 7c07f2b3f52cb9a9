import type { Tx } from "#lib/db/client.ts";
import type { TenantScope } from "#lib/db/scope.ts";
import type { MeanwhileChange } from "#lib/errors.ts";
import type { FieldChange } from "./changes.ts";

/** What people and services are called, by the slugs that history keeps. */
export async function readChangeNames(tx: Tx, { tenantId }: TenantScope, changes: readonly FieldChange[]) {
  const slugs = (wanted: string) =>
    changes.flatMap(({ field, before, after }) =>
      field === wanted ? [before, after].filter((value) => typeof value === "string") : [],
    );
  const find = async (wanted: string, read: typeof readStaff) =>
    new Map(
      (slugs(wanted).length > 0 ? await read(slugs(wanted)) : []).map(({ slug, name }) => [slug, name]),
    );
  const select = { slug: true, name: true } as const;
  const readStaff = (slug: string[]) =>
    tx.staff.findMany({ where: { tenantId, slug: { in: slug } }, select });
  const readServices = (slug: string[]) =>
    tx.service.findMany({ where: { tenantId, slug: { in: slug } }, select });
  const staff = await find("staff", readStaff);
  const services = await find("service", readServices);
  return ({ field, before, after }: FieldChange): Pick<MeanwhileChange, "beforeName" | "afterName"> => {
    const names = field === "staff" ? staff : field === "service" ? services : null;
    const [then, now] = [before, after].map((slug) => names?.get(String(slug)));
    return {
      ...(then === undefined ? {} : { beforeName: then }),
      ...(now === undefined ? {} : { afterName: now }),
    };
  };
}
