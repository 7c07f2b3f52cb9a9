import type { Metadata } from "next";
import { Booker } from "#components/booking/booker.tsx";
import { NoMoreOnline } from "#components/booking/no-more-online.tsx";
import { PublicFrame } from "#components/booking/public-frame.tsx";
import { priceWords, ServiceSummary } from "#components/booking/service-summary.tsx";
import { ZoneScript, zonedClass } from "#components/booking/zone-script.tsx";
import { Missing, missingMetadata } from "#components/site/missing.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { loadServiceCard, loadServicePage, type Query } from "#lib/booking/loaders.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { formatDuration } from "#lib/time/format.ts";

interface Props {
  params: Promise<{ tenant: string; service: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant, service: slug } = await params;
  const [card, { locale, region }] = await Promise.all([loadServiceCard(tenant, slug), requestLanguage()]);
  if (!card) return missingMetadata("booking");
  const t = getTranslator(locale, "booking");
  const { business, service } = card;
  const title = t("service.title", { service: service.name, business: business.name });
  const description = t("service.description", {
    service: service.name,
    business: business.name,
    duration: formatDuration(service.durationMinutes, region),
    price: priceWords(service, region, t),
  });
  return {
    title: { absolute: title },
    description,
    openGraph: { title, description, siteName: business.name },
  };
}

/** `/{tenant}/{service}`: pick a time and book it. The first free day's times are in the HTML. */
export default async function ServicePage({ params, searchParams }: Props) {
  const [{ tenant, service: slug }, query, { locale }] = await Promise.all([
    params,
    searchParams,
    requestLanguage(),
  ]);
  const page = await loadServicePage(tenant, slug, query);
  if (!page) return <Missing sought="booking" />;
  const { business, service, picker, staff, length, party, start, gone, formKey, region } = page;
  const t = getTranslator(locale, "booking");
  const summary = <ServiceSummary service={service} region={region} t={t} />;
  return (
    <PublicFrame business={business} t={t} back>
      <ZoneScript choice={page.zone} />
      <div className={zonedClass}>
        <MessagesProvider {...clientMessages(locale, ["booking"])}>
          {page.full ? (
            <NoMoreOnline {...{ business, t, summary }} />
          ) : (
            <Booker
              key={`${staff} ${length} ${party} ${picker.zone}`}
              business={{ slug: business.slug, name: business.name, timezone: business.timezone }}
              view={picker}
              {...{ summary, service, staff, length, party, start, gone, formKey, region }}
            />
          )}
        </MessagesProvider>
      </div>
    </PublicFrame>
  );
}
