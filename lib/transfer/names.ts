import type { Catalogue, CatalogueService, StaffView } from "#lib/services/catalogue.ts";

const bare = (text: string): string => text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");

/** Finds services and people by what files call them: short name, name, or a person's mail address. */
export interface Names {
  service(text: string): CatalogueService | null;
  staff(text: string): StaffView | null;
}

export function namesOf({ services, staff }: Pick<Catalogue, "services" | "staff">): Names {
  const add = <T>(map: Map<string, T>, name: string | null, value: T) => {
    if (name && !map.has(bare(name))) map.set(bare(name), value);
  };
  const serviceMap = new Map<string, CatalogueService>();
  const staffMap = new Map<string, StaffView>();
  // Short names first: they are unique, names need not be. What is offered today goes before what rests.
  const offered = services.toSorted((a, b) => Number(b.active) - Number(a.active));
  for (const service of offered) add(serviceMap, service.slug, service);
  for (const service of offered) add(serviceMap, service.name, service);
  for (const member of staff) add(staffMap, member.slug, member);
  for (const member of staff) add(staffMap, member.name, member);
  for (const member of staff) add(staffMap, member.email, member);
  return {
    service: (text) => serviceMap.get(bare(text)) ?? null,
    staff: (text) => staffMap.get(bare(text)) ?? null,
  };
}
