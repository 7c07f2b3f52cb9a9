import type { Metadata } from "next";
import { NoMoreOnline } from "#components/booking/no-more-online.tsx";
import { PublicFrame } from "#components/booking/public-frame.tsx";
import { ServiceCard } from "#components/booking/service-card.tsx";
import { TenantFacts } from "#components/booking/tenant-facts.tsx";
import { ZoneScript, zonedClass } from "#components/booking/zone-script.tsx";
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
  const t = getTranslator(locale, "booking");
  const title = t("tenant.title", { business: business.name });
  const description = business.description || t("tenant.description", { business: business.name });
  return {
    title: { absolute: title },
    description,
    openGraph: { title, description, siteName: business.name },
  };
}

/** `/{tenant}`: what can be booked here, and when next. */
export default async function TenantPage({ params, searchParams }: Props) {
  const [{ tenant }, query, { locale }] = await Promise.all([params, searchParams, requestLanguage()]);
  const page = await loadTenantPage(tenant, query);
  if (!page) return <Missing sought="booking" />;
  const t = getTranslator(locale, "booking");
  const { business, services } = page;
  return (
    <PublicFrame business={business} t={t} brand={false}>
      <ZoneScript choice={page.zone} />
      <div className="grid gap-8 px-4 sm:px-0">
        <div>
          <h1 className="text-2xl [overflow-wrap:anywhere] sm:text-3xl">{business.name}</h1>
          {business.description !== "" && (
            <p className="mt-3 max-w-2xl text-lg text-muted">{business.description}</p>
          )}
        </div>
        {page.full && <NoMoreOnline {...{ business, t }} />}
        {services.length === 0 ? (
          <EmptyState
            title={t("tenant.empty.title")}
            text={t("tenant.empty.text", { business: business.name })}
          />
        ) : (
          <section aria-labelledby="services">
            <h2 id="services" className="mb-3 font-medium text-muted text-sm">
              {t("tenant.services")}
            </h2>
            <ul className={`grid gap-3 sm:grid-cols-2 ${zonedClass}`}>
              {services.map((service) => (
                <ServiceCard
                  key={service.slug}
                  {...{ service, t }}
                  href={paths.service(business.slug, service.slug)}
                  zone={page.zone.zone}
                  now={page.now}
                  region={page.region}
                />
              ))}
            </ul>
          </section>
        )}
        <TenantFacts page={page} t={t} />
      </div>
    </PublicFrame>
  );
}
