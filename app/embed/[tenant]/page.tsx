import type { Metadata } from "next";
import { NoMoreOnline } from "#components/booking/no-more-online.tsx";
import { ServiceCard } from "#components/booking/service-card.tsx";
import { ZoneScript, zonedClass } from "#components/booking/zone-script.tsx";
import { EmbedFrame } from "#components/embed/embed-frame.tsx";
import { Missing, missingMetadata } from "#components/site/missing.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadBusiness, loadTenantPage, type Query } from "#lib/booking/loaders.ts";
import { getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [business, { locale }] = await Promise.all([loadBusiness((await params).tenant), requestLanguage()]);
  if (!business) return missingMetadata("booking");
  const title = getTranslator(locale, "booking")("tenant.title", { business: business.name });
  return {
    title: { absolute: title },
    robots: { index: false },
    alternates: { canonical: paths.tenant(business.slug) },
  };
}

/** `/embed/{tenant}`: the services, inside another website (case X10). */
export default async function EmbeddedTenantPage({ params, searchParams }: Props) {
  const [{ tenant }, query, { locale }] = await Promise.all([params, searchParams, requestLanguage()]);
  const page = await loadTenantPage(tenant, query);
  if (!page) return <Missing sought="booking" />;
  const t = getTranslator(locale, "booking");
  const { business, services, zone } = page;
  // Cookies may be kept from a framed page: the zone travels in the address.
  const timezone = zone.chosen ? { timezone: zone.zone } : {};
  return (
    <EmbedFrame name={business.name} accent={business.accent} parents={page.embedParents} t={t}>
      <ZoneScript choice={zone} />
      <h1 className="mb-3 text-xl">{t("tenant.services")}</h1>
      {page.full && <NoMoreOnline {...{ business, t }} />}
      {services.length === 0 ? (
        <EmptyState
          title={t("tenant.empty.title")}
          text={t("tenant.empty.text", { business: business.name })}
        />
      ) : (
        <ul className={`grid gap-3 sm:grid-cols-2 ${zonedClass}`}>
          {services.map((service) => (
            <ServiceCard
              key={service.slug}
              {...{ service, t }}
              heading="h2"
              href={paths.embed.service(business.slug, service.slug, timezone)}
              zone={zone.zone}
              now={page.now}
              region={page.region}
            />
          ))}
        </ul>
      )}
    </EmbedFrame>
  );
}
