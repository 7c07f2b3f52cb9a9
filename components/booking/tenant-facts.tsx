import type { ReactNode } from "react";
import { GlobeMark, PersonMark, PlaceMark } from "#components/ui/marks.tsx";
import type { TenantPage } from "#lib/booking/loaders.ts";
import type { Translator } from "#lib/i18n/translator.ts";
import { zoneLabel } from "#lib/time/format.ts";

/** Where, with whom and in which zone: what somebody wants to know who has not been there before. */
export function TenantFacts({ page, t }: { page: TenantPage; t: Translator<"booking"> }) {
  const { business, services, locations, now, region } = page;
  const people = new Map(services.flatMap((service) => service.staff.map(({ slug, name }) => [slug, name])));
  const places = locations.filter(({ kind }) => kind === "in_person");
  return (
    <dl className="grid gap-x-8 gap-y-6 border-hairline border-t pt-8 sm:grid-cols-3">
      {places.length > 0 && (
        <Fact mark={<PlaceMark />} name={t("tenant.places")}>
          {places.map(({ name, address }) => (
            <span key={name} className="mb-2 block [overflow-wrap:anywhere] last:mb-0">
              {name}
              {address !== "" && <span className="block text-muted">{address}</span>}
            </span>
          ))}
        </Fact>
      )}
      {people.size > 0 && (
        <Fact mark={<PersonMark />} name={t("tenant.people")}>
          {[...people].map(([slug, name]) => (
            <span key={slug} className="block [overflow-wrap:anywhere]">
              {name}
            </span>
          ))}
        </Fact>
      )}
      <Fact mark={<GlobeMark />} name={t("tenant.zoneName")}>
        <span className="block text-muted">
          {t("tenant.zone", { business: business.name, zone: zoneLabel(business.timezone, now, region) })}
        </span>
        {business.phone !== null && (
          <a
            href={`tel:${business.phone.replace(/[^+\d]/g, "")}`}
            className="mt-1 inline-flex min-h-11 items-center text-accent-text underline underline-offset-4"
          >
            {t("tenant.call", { phone: business.phone })}
          </a>
        )}
      </Fact>
    </dl>
  );
}

function Fact({ mark, name, children }: { mark: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className="min-w-0 text-sm">
      <dt className="flex items-center gap-2 font-medium">
        <span className="text-muted">{mark}</span>
        {name}
      </dt>
      <dd className="mt-2">{children}</dd>
    </div>
  );
}
