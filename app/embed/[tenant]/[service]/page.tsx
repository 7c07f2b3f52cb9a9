import type { Metadata } from "next";
import { Booker } from "#components/booking/booker.tsx";
import { NoMoreOnline } from "#components/booking/no-more-online.tsx";
import { ServiceSummary } from "#components/booking/service-summary.tsx";
import { ZoneScript, zonedClass } from "#components/booking/zone-script.tsx";
import { EmbedFrame } from "#components/embed/embed-frame.tsx";
import { Missing, missingMetadata } from "#components/site/missing.tsx";
import { MessagesProvider } from "#components/ui/messages.tsx";
import { loadServiceCard, loadServicePage, type Query } from "#lib/booking/loaders.ts";
import { clientMessages, getTranslator } from "#lib/i18n/messages.ts";
import { requestLanguage } from "#lib/i18n/request.ts";
import { paths } from "#lib/paths.ts";

interface Props {
  params: Promise<{ tenant: string; service: string }>;
  searchParams: Promise<Query>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tenant, service: slug } = await params;
  const [card, { locale }] = await Promise.all([loadServiceCard(tenant, slug), requestLanguage()]);
  if (!card) return missingMetadata("booking");
  const { business, service } = card;
  const title = getTranslator(locale, "booking")("service.title", {
    service: service.name,
    business: business.name,
  });
  return {
    title: { absolute: title },
    robots: { index: false },
    alternates: { canonical: paths.service(business.slug, service.slug) },
  };
}

/** `/embed/{tenant}/{service}`: pick a time and book it inside another website (case X10). */
export default async function EmbeddedServicePage({ params, searchParams }: Props) {
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
    <EmbedFrame name={business.name} accent={business.accent} parents={page.embedParents} t={t}>
      <ZoneScript choice={page.zone} />
      <div className={zonedClass}>
        <MessagesProvider {...clientMessages(locale, ["booking", "embed"])}>
          {page.full ? (
            <NoMoreOnline {...{ business, t, summary }} />
          ) : (
            <Booker
              key={`${staff} ${length} ${party} ${picker.zone}`}
              embedded
              business={{ slug: business.slug, name: business.name, timezone: business.timezone }}
              view={picker}
              {...{ summary, service, staff, length, party, start, gone, formKey, region }}
            />
          )}
        </MessagesProvider>
      </div>
    </EmbedFrame>
  );
}
