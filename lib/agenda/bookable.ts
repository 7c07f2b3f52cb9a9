import type { TenantScope } from "#lib/db/scope.ts";
import { withTenant } from "#lib/db/transaction.ts";
import type { CatalogueService, StaffView } from "#lib/services/catalogue.ts";
import { readCatalogue } from "#lib/services/data.ts";
import { durationChoices } from "#lib/services/durations.ts";
import { reachedStaff, type Viewer } from "./reach.ts";

export interface BookableView {
  slug: string;
  name: string;
  durationMinutes: number;
  capacity: number;
  /** Of its place: explanations are asked in it. */
  zone: string;
  staff: { slug: string; name: string }[];
  /** Lengths to choose from, shortest first; empty where there is only one. */
  lengths: number[];
}

const bookableView = (service: CatalogueService, people: readonly StaffView[]): BookableView => ({
  slug: service.slug,
  name: service.name,
  durationMinutes: service.rules.durationMinutes,
  capacity: service.rules.capacity,
  zone: service.rules.zone,
  staff: service.rules.staff.map(({ id, slug }) => ({
    slug,
    name: people.find((person) => person.id === id)?.name ?? slug,
  })),
  lengths:
    service.durations.length === 0
      ? []
      : durationChoices(service).map(({ durationMinutes }) => durationMinutes),
});

/** Services that a member can book somebody into; staff see what they offer themselves. @throws TryAgain */
export const loadBookable = (scope: TenantScope, viewer: Viewer): Promise<BookableView[]> =>
  withTenant(scope, async (tx) => {
    const catalogue = await readCatalogue(tx, scope);
    const reached = reachedStaff(viewer, "booking:create");
    return catalogue.services
      .filter(
        (service) =>
          service.active && (reached === null || service.rules.staff.some(({ id }) => reached.includes(id))),
      )
      .map((service) => bookableView(service, catalogue.staff));
  });

/** What the list can be narrowed down by: every service and person there is, active or not. @throws TryAgain */
export const loadListChoices = (scope: TenantScope, viewer: Viewer) =>
  withTenant(scope, async (tx) => {
    const { services, staff } = await readCatalogue(tx, scope);
    const reached = reachedStaff(viewer, "booking:read");
    return {
      services: services.map(({ slug, name }) => ({ slug, name })),
      staff: staff
        .filter(({ id }) => reached === null || reached.includes(id))
        .map(({ slug, name }) => ({ slug, name })),
    };
  });
